import { expect, test } from 'vitest';
import { rulebook } from './house-rules.js';

/** Every id that was ever published. Billers sort their work and payers' letters by these: none is renamed, reused or left out. */
const REJECT = `
REQ 001 002 003 004 005 006 007 009 010 011 012 013 014 015 016 017 018 019 020 021
PRV 001 002 003 004 005 006 007 008 009 010 013 014
DAT 001 003 004 005 008
DX 001 003 004 005 010 011 012 013
CPT 001 002 004 005 006
MOD 001 003 020 021 050 052 101 102 103 104 105 107 108 109 110 111 112 113 114 115 116
UNT 001 002 003 004 005
PTR 001 002 003
DUP 001
NDC 002 003 004
POS 001
PAY 002 004 005 010
NCCI 001 002 011
`;

const WARN = `
REQ 008 022
PRV 011 012 015 016 017 018 019
DAT 002 006 007
DX 002 006
CPT 003
MOD 002 024 025 030 031 051 053 057 080 106
UNT 006
PTR 004
DUP 002 003
NDC 001 005
POS 002 003 004 010 011 012 013
PAY 001 003 011 012
NCCI 012
`;

const idsOf = (table: string): string[] =>
  table
    .trim()
    .split('\n')
    .flatMap((row) => {
      const [family, ...numbers] = row.split(' ');
      return numbers.map((number) => `${family}-${number}`);
    })
    .sort();

for (const [severity, table] of [
  ['reject', REJECT],
  ['warn', WARN],
] as const) {
  test(`published with severity ${severity}`, () => {
    const ids = rulebook.filter((rule) => rule.severity === severity).map(({ id }) => id);
    expect(ids.sort()).toEqual(idsOf(table));
  });
}
