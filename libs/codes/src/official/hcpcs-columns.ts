import type { Column } from './heading.js';

/** Where the fixed record of 320 characters has what is kept, counted from 1, both ends included (HCPC20YY_recordlayout.txt). */
export const POSITIONS: Readonly<Record<string, readonly [first: number, last: number]>> = {
  HCPC: [1, 5],
  SEQNUM: [6, 10],
  RECID: [11, 11],
  'LONG DESCRIPTION': [12, 91],
  'SHORT DESCRIPTION': [92, 119],
  PRICE1: [120, 121],
  PRICE2: [122, 123],
  PRICE3: [124, 125],
  PRICE4: [126, 127],
  MULT_PI: [128, 128],
  XREF1: [205, 209],
  XREF2: [210, 214],
  XREF3: [215, 219],
  XREF4: [220, 224],
  XREF5: [225, 229],
  COV: [230, 230],
  BETOS: [257, 259],
  TOS1: [261, 261],
  TOS2: [262, 262],
  TOS3: [263, 263],
  TOS4: [264, 264],
  TOS5: [265, 265],
  ANEST_BU: [266, 268],
  'ADD DT': [269, 276],
  'ACT EFF DT': [277, 284],
  'TERM DT': [285, 292],
  'ACTION CD': [293, 293],
};

/** The same, as the spreadsheet form heads its columns. */
export const COLUMNS: readonly Column[] = [
  { name: 'HCPC', heading: /^HCPCS?(CODE)?$/ },
  { name: 'SEQNUM', heading: /^SEQ(UENCE)?NUM(BER)?$/, optional: true },
  { name: 'RECID', heading: /^(RECID|RIC)$/ },
  { name: 'LONG DESCRIPTION', heading: /^LONGDESC(RIPTION)?$/ },
  { name: 'SHORT DESCRIPTION', heading: /^SHORTDESC(RIPTION)?$/ },
  ...['1', '2', '3', '4'].map((at) => ({
    name: `PRICE${at}`,
    heading: new RegExp(`^PRICE(CD)?${at}$`),
    optional: true,
  })),
  { name: 'MULT_PI', heading: /^MULT(IPLE)?PI$/, optional: true },
  ...['1', '2', '3', '4', '5'].map((at) => ({ name: `XREF${at}`, heading: new RegExp(`^XREF${at}$`), optional: true })),
  { name: 'COV', heading: /^COV(ERAGE)?(CODE)?$/, optional: true },
  { name: 'BETOS', heading: /^BETOS$/, optional: true },
  ...['1', '2', '3', '4', '5'].map((at) => ({ name: `TOS${at}`, heading: new RegExp(`^TOS${at}$`), optional: true })),
  { name: 'ANEST_BU', heading: /^ANESTH?(BU|BASEUNITS?)$/, optional: true },
  { name: 'ADD DT', heading: /^ADD(ED)?(DT|DATE)$/ },
  { name: 'ACT EFF DT', heading: /^ACT(ION)?EFF(DT|DATE)$/ },
  { name: 'TERM DT', heading: /^TERM(DT|DATE)$/, optional: true },
  { name: 'ACTION CD', heading: /^ACTION(CD|CODE)$/, optional: true },
];

/** A plain table of the same codes, one line each: codes and modifiers told apart by name. */
export const PLAIN: readonly Column[] = [
  { name: 'HCPC', heading: /^CODE$/ },
  { name: 'kind', heading: /^KIND$/ },
  { name: 'SHORT DESCRIPTION', heading: /^SHORTDESCRIPTION$/ },
  { name: 'LONG DESCRIPTION', heading: /^LONGDESCRIPTION$/ },
  { name: 'ADD DT', heading: /^ADDDATE$/ },
];
