import { indexBy, lazily, oneOf, readTable } from './table.js';

const KINDS = [
  'anatomical',
  'anesthesia',
  'component',
  'coverage',
  'distinct',
  'drug',
  'informational',
  'laboratory',
  'payment',
  'program',
  'staff',
  'telehealth',
  'therapy',
] as const;

/** What a modifier is for. */
export type ModifierKind = (typeof KINDS)[number];

/** A CPT or HCPCS modifier, in our own words. */
export interface Modifier {
  readonly code: string;
  readonly kind: ModifierKind;
  readonly meaning: string;
}

const TABLE = 'modifiers';

const modifiers = lazily(() => {
  const rows = readTable(TABLE, ['code', 'kind', 'meaning']).map((row): Modifier => ({
    ...row,
    kind: oneOf(TABLE, row.kind, KINDS),
  }));
  return indexBy(TABLE, rows, ({ code }) => code);
});

/** The modifier with this code; undefined when it is not among the common ones of the table. */
export const modifier = (code: string): Modifier | undefined => modifiers().get(code);
