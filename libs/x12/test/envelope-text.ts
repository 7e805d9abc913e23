/** An interchange with one 999, whose lines the tests break one at a time. All control numbers and counts are right. */
export const LINES = [
  'ISA*00*          *00*          *ZZ*PAYER          *ZZ*PRACTICE       *260105*0930*^*00501*000000007*0*T*:',
  'GS*FA*PAYER*PRACTICE*20260105*0930*12*X*005010X231A1',
  'ST*999*0001*005010X231A1',
  'AK1*HC*3*005010X222A1',
  'AK9*A*1*1*1',
  'SE*4*0001',
  'GE*1*12',
  'IEA*1*000000007',
] as const;

/** The lines as a text, with the terminator and line end given. */
export function textOf(lines: readonly string[], ending = '~'): string {
  return lines.map((line) => line + ending).join('');
}

/** The interchange with one line put in the place of another; null leaves the line out. */
export function changed(index: number, line: string | null): string {
  return textOf(LINES.flatMap((old, at) => (at !== index ? [old] : line === null ? [] : [line])));
}
