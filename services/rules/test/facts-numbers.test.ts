import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useReference } from '@chargeline/codes';
import { loadReference } from '@chargeline/codes/reference';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { knownFacts } from '../src/domain/facts.js';
import { SHARED } from '../src/domain/shared.js';
import { NAMES } from '../src/domain/vocabulary.js';
import { ClaimView } from '../src/index.js';
import type { Type } from '../src/language/types.js';
import { modelClaim } from '../src/rulebook/model-claim.js';

const folder = mkdtempSync(join(tmpdir(), 'chargeline-reference-'));

/** A code that comes within a quarter, one that goes within it, and one whose units change from a quarter to the next. */
const FILES = {
  'HCPC2026_JAN_ANWEB.csv': `HCPC,RECID,LONG DESCRIPTION,SHORT DESCRIPTION,ADD DT,ACT EFF DT,TERM DT
G9998,3,Comes,Comes,20260201,20260201,
G9999,3,Goes,Goes,20200101,20200101,20260215
`,
  'MCR_MUE_PractitionerServices_Eff_01-01-2026.csv': `HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale
29515,2,3 Date of Service Edit: Clinical,Clinical: Data
`,
  'MCR_MUE_PractitionerServices_Eff_04-01-2026.csv': `HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale
29515,2,2 Date of Service Edit: Policy,Clinical: Data
`,
};

beforeAll(async () => {
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  const reference = join(folder, 'reference');
  const paths = Object.keys(FILES).map((name) => join(folder, name));
  const reports = await loadReference(reference, paths, { now: () => new Date('2026-07-01T00:00:00Z'), partial: true });
  expect(reports.map(({ release }) => release?.kind)).toEqual(['hcpcs', 'ncci-mue', 'ncci-mue']);
  useReference(reference);
});
afterAll(() => {
  useReference(null);
  rmSync(folder, { recursive: true });
});

const DAYS =
  `2022-12-31 2024-03-08 2024-03-09 2024-12-31 2025-01-01 2025-06-02 2025-09-30 2025-10-01 2026-01-31 2026-02-01
  2026-02-15 2026-02-16 2026-03-31 2026-04-01 2026-07-01 2031-01-01 yesterday`.split(/\s+/);
const PROCEDURES = ['99213', '93000', '27447', '29515', 'G0439', 'G9998', 'G9999', 'J1100', 'E0193', 'nonsense', ''];
const DIAGNOSES = ['E119', 'M1711', 'M1712', 'S52501A', 'O0990', 'E1169', 'U071', 'Z0000', 'nonsense', ''];

const [, , [, LINE], [, DIAGNOSIS]] = NAMES.diagnosis;

/** All that a condition can see of a value, or some fields of it. */
function seenOf(type: Type, value: unknown, isWanted: (name: string) => boolean = () => true): unknown {
  if (value === null || value === undefined) return null;
  if (type.is === 'list') return (value as readonly unknown[]).map((one) => seenOf(type.of, one));
  if (type.is !== 'record') return value;
  return Object.entries(type.fields)
    .filter(([name]) => isWanted(name))
    .map(([name, { type: inner, get }]) => [name, seenOf(inner, get(value as never))]);
}

interface Seen {
  readonly code: string;
  readonly number: number;
  readonly what: string;
}

function procedureOn(serviceFrom: string, code: string): Seen {
  const { judgedOn, encounter, claim } = modelClaim();
  const lines = [{ ...claim.lines[0]!, code, serviceFrom, pointers: [] }];
  const [line] = new ClaimView({ judgedOn, encounter, claim: { ...claim, lines } }).lines;
  const what = JSON.stringify(seenOf(LINE, line, (name) => SHARED.line.values.includes(`line.${name}`)));
  return { code, number: line!.facts.number, what };
}

function diagnosisOn(day: string, code: string): Seen {
  const facts = knownFacts().on(day).diagnosis(code);
  return { code, number: facts.number, what: JSON.stringify(seenOf(DIAGNOSIS, facts)) };
}

for (const [kind, codes, look] of [
  ['procedure', PROCEDURES, procedureOn],
  ['diagnosis', DIAGNOSES, diagnosisOn],
] as const)
  test(`days on which a ${kind} has one number are days on which conditions see the same of it`, () => {
    const all = codes.flatMap((code) => DAYS.map((day) => look(day, code)));
    const byNumber = Map.groupBy(all, ({ number }) => number);
    for (const alike of byNumber.values()) {
      expect(new Set(alike.map(({ what }) => what)).size).toBe(1);
      expect(new Set(alike.map(({ code }) => code)).size).toBe(1);
    }
    expect(byNumber.size).toBeLessThan(all.length * 0.6);
  });
