import { expect, test } from 'vitest';
import { DEFAULT_DELIMITERS } from '../codec/delimiters.js';
import { orderFaults } from './segment-order.js';

const order = (text: string): readonly string[] =>
  orderFaults(
    text.split(' ').map((id, index) => ({ id, elements: [], position: index + 1, delimiters: DEFAULT_DELIMITERS })),
  ).map(({ segment, position }) => `${segment}@${position}`);

for (const [why, segments, faults] of [
  ['a party', 'NM1 N3 N4 DMG REF PER', []],
  ['the city before the street', 'NM1 N4 N3', ['N3@3']],
  ['the city after the reference', 'NM1 N3 REF N4', ['N4@4']],
  ['each party begins anew', 'NM1 N3 N4 NM1 N3 N4', []],
  ['a level begins anew', 'NM1 REF HL N3', []],
  ['a claim', 'CLM DTP DTP REF NTE HI NM1 PRV', []],
  ['a date after the diagnoses', 'CLM HI DTP', ['DTP@3']],
  ['a line', 'LX SV1 DTP REF NTE LIN CTP NM1', []],
  ['the service after its date', 'LX DTP SV1', ['SV1@3']],
  ['segments we know nothing of may stand anywhere', 'LX ZZZ SV1', []],
  ['before the first loop there is no order', 'BHT REF', []],
] as const) {
  test(why, () => expect(order(segments)).toEqual(faults));
}
