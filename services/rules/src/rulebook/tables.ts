import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { z } from 'zod';
import { RULEBOOK } from './folder.js';

const TABLES = new URL('tables/', RULEBOOK);

const textOf = (file: string): string => readFileSync(new URL(file, TABLES), 'utf8');

/** A table of facts beside the rules. Throws where the file has not its shape. */
export const table = <Shape extends z.ZodType>(name: string, shape: Shape): z.infer<Shape> =>
  shape.parse(parse(textOf(`${name}.yaml`)));

/** All tables as they are written, for the version of the rulebook: what they say decides as much as a condition does. */
export const tableTexts = (): readonly string[] =>
  readdirSync(TABLES)
    .toSorted()
    .map((file) => textOf(file));
