import { eachLine, type Rule } from '../rule.js';

const SV107 = 'X12 005010X222A1, loop 2400, SV107; Claims Processing Manual ch. 26 §10.4, item 24E';

export const pointers: readonly Rule[] = [
  {
    id: 'PTR-001',
    severity: 'reject',
    because: 'The line points to no diagnosis. Say why it was done.',
    source: SV107,
    broken: eachLine(({ pointers }) => pointers.length === 0),
  },
  {
    id: 'PTR-002',
    severity: 'reject',
    because: 'The line points to a diagnosis that the claim does not have. Point to one of the list.',
    source: SV107,
    broken: eachLine(({ pointers }, { claim }) => pointers.some((at) => claim.diagnoses[at - 1] === undefined)),
  },
  {
    id: 'PTR-003',
    severity: 'reject',
    because: 'The line points to one diagnosis twice. Take one out.',
    source: SV107,
    broken: eachLine(({ pointers }) => new Set(pointers).size < pointers.length),
  },
  {
    id: 'PTR-004',
    severity: 'warn',
    because: 'The first reason of the line is an external cause (V00 to Y99). Point to the injury first.',
    source: 'ICD-10-CM Official Guidelines, section I.C.20.a',
    broken: eachLine(({ pointers }, { claim }) => /^[V-Y]/.test(claim.diagnoses[(pointers[0] ?? 0) - 1] ?? '')),
  },
];
