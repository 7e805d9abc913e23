import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { notOk, wrongUse } from '../exit.js';

/** A JSON value of a file, and where it stands there in the words of a fault: `claims.ndjson line 3`. */
export interface PlacedValue {
  readonly at: string;
  readonly value: unknown;
}

/** What is not a value a line has to be held as one text. */
const MOST_TEXT = 256 * 1024 * 1024;

async function openInput(path: string): Promise<Readable> {
  if (path === '-') return process.stdin;
  try {
    return (await open(path)).createReadStream();
  } catch {
    throw wrongUse(`${path} cannot be read.`);
  }
}

/**
 * The values of a file, or of standard input for `-`: one a line (NDJSON), which are read as they are needed; or the
 * items of a JSON list, or one JSON value. Throws CHL_CLI_USE where it cannot be read, CHL_CLI_NOT_OK where it is not
 * JSON; neither quotes it.
 */
export async function* jsonValues(path: string): AsyncGenerator<PlacedValue> {
  const name = path === '-' ? 'standard input' : path;
  const input = await openInput(path);
  const whole: string[] = [];
  let size = 0;
  let number = 0;
  let isByLine: boolean | null = null;
  try {
    for await (const read of createInterface({ input, crlfDelay: Infinity })) {
      number += 1;
      const line = number === 1 ? withoutMark(read) : read;
      if (line.trim() === '') continue;
      isByLine ??= isObject(parsed(line));
      if (isByLine) {
        const value = parsed(line);
        if (value === undefined) throw notOk(`${name} line ${number} is not JSON.`);
        yield { at: `${name} line ${number}`, value };
        continue;
      }
      whole.push(line);
      size += line.length;
      if (size > MOST_TEXT) throw notOk(`${name} is one JSON text that is too long. Write one claim a line (NDJSON).`);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    throw wrongUse(`${name} cannot be read.`);
  }
  if (!isByLine) yield* itemsOf(whole.join('\n'), name);
}

/** Some editors begin a file with a byte order mark. */
const withoutMark = (line: string): string => line.replace(/^\uFEFF/, '');

function* itemsOf(text: string, name: string): Generator<PlacedValue> {
  const value = parsed(text);
  if (value === undefined) throw notOk(`${name} is not JSON.`);
  if (!Array.isArray(value)) yield { at: name, value };
  else for (const [place, item] of value.entries()) yield { at: `${name} item ${place + 1}`, value: item };
}

/** Undefined for what is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
