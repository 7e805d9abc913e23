import { type Fault, Problem } from '@chargeline/runtime';
import type { PipeTransform } from '@nestjs/common';
import type { z } from 'zod';

const MOST_FAULTS = 100;

type Issue = z.core.$ZodIssue;

/** The kinds of fault in words of ours: zod's own name keys and options, and keys come from strangers. */
const WORDS: Readonly<Partial<Record<Issue['code'], string>>> = {
  too_big: 'is too long or too large',
  too_small: 'is too short or too small',
  invalid_format: 'is not well formed',
  invalid_value: 'is none of the allowed values',
  unrecognized_keys: 'has a field that is not known here',
};

function wordsOf(issue: Issue): string {
  if (issue.code === 'custom') return issue.message;
  if (issue.code === 'invalid_type') return `is missing, or is not of type ${issue.expected}`;
  return WORDS[issue.code] ?? 'does not conform';
}

/** Where and how a value does not fit; paths as `claims.0.lines.2.charge`. */
export function faultsOf({ issues }: z.ZodError): readonly Fault[] {
  return issues
    .slice(0, MOST_FAULTS)
    .map((issue) => ({ path: issue.path.join('.') || '(whole)', fault: wordsOf(issue) }));
}

/** Lets a body or query pass that its schema takes; anything else is a problem that names each path. Nothing sent counts as `{}`. */
export class Conforms<T extends z.ZodType> implements PipeTransform<unknown, z.output<T>> {
  constructor(
    readonly schema: T,
    private readonly status: 400 | 422 = 422,
  ) {}

  transform(value: unknown): z.output<T> {
    const { data, error } = this.schema.safeParse(value ?? {});
    if (error === undefined) return data;
    throw new Problem(this.status, 'CHL_GATEWAY_DOES_NOT_CONFORM', 'The request does not conform to its schema.', {
      errors: faultsOf(error),
    });
  }
}
