import { isNpi } from '@chargeline/kernel';
import { exact, type SimpleOut, text } from '../codec/element-out.js';
import { segmentOut, type SegmentOut } from '../codec/segment-out.js';
import type { Address, PartyName } from './party.js';

const matching = (pattern: RegExp) => (value: string) => pattern.test(value);

/** NM109 of a provider; a number whose check digit is wrong is refused. */
export const npiOut = (npi: string | undefined): SimpleOut => exact(npi, 10, 10, isNpi);

/** An element of exactly these digits, such as a phone number or a tax number. */
export const digitsOut = (value: string | undefined, length: number): SimpleOut =>
  exact(value, length, length, matching(/^\d+$/));

/** A code of letters and digits. */
export const codeOut = (value: string | undefined, max: number, min = 1): SimpleOut =>
  exact(value, max, min, matching(/^[A-Za-z0-9]+$/));

/** NM1 with entity code (NM101), the name in its TR3 lengths, and identifier (NM108 and NM109) where there is one. */
export function nameOut(loop: string, entity: string, name: PartyName, qualifier = '', id: SimpleOut = ''): SegmentOut {
  const identifier = id === '' ? [] : [qualifier, id];
  if (name.kind === 'organization') {
    return segmentOut(loop, 'NM1', entity, '2', text(name.name, 60), '', '', '', '', ...identifier);
  }
  const given = [text(name.first, 35), text(name.middle, 25)];
  return segmentOut(loop, 'NM1', entity, '1', text(name.last, 60), ...given, '', text(name.suffix, 10), ...identifier);
}

/** N3 and N4; nothing for no address. */
export function addressOut(loop: string, address: Address | undefined): readonly SegmentOut[] {
  if (address === undefined) return [];
  const { line1, line2, city, state, postalCode, country } = address;
  return [
    segmentOut(loop, 'N3', text(line1, 55), text(line2, 55)),
    segmentOut(loop, 'N4', text(city, 30), codeOut(state, 2, 2), codeOut(postalCode, 15, 3), codeOut(country, 3, 2)),
  ];
}
