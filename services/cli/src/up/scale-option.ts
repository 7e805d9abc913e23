import { InvalidArgumentError } from 'commander';
import { atLeastOne } from '../option.js';
import type { Scale } from './control.js';

/** Reads `pricing=2`; may be given once a room. */
export function scaleOption(text: string, before: Scale = {}): Scale {
  const [, room, count] = /^([a-z-]+)=(.+)$/.exec(text) ?? [];
  if (room === undefined) throw new InvalidArgumentError('It must be a room and a number, as pricing=2.');
  return { ...before, [room]: atLeastOne(count!) };
}
