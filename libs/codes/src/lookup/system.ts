import type { CalendarDate } from '@chargeline/kernel';
import { isDiagnosisShape, procedureSystem, undotted } from '../code-shape.js';
import type { Kept, Kind } from '../official/format.js';

/** The code sets that can be asked, by the names that REST has for them. */
export const CODE_SYSTEMS = [
  'icd10cm',
  'icd10pcs',
  'hcpcs',
  'cpt',
  'ms-drg',
  'place-of-service',
  'carc',
  'rarc',
  'bill-type',
  'revenue-code',
] as const;
export type CodeSystem = (typeof CODE_SYSTEMS)[number];

/** How the rows of a release say what is known of a code. */
export interface SystemRows {
  readonly kind: Kind;
  /** Whether a text is formed like a code of the set. */
  readonly form: (code: string) => boolean;
  /** The code as claims carry it and tables keep it, where people write it in another way too. */
  readonly bare?: (code: string) => string;
  /** What follows the code in the key of its row. */
  readonly keyEnd?: string;
  /** The columns of its text, the better first; none for CPT, whose descriptors are the AMA's. */
  readonly described: readonly string[];
  /** The rows carry their own first and last day; others are in force as long as their release. */
  readonly days?: { readonly from: string; readonly to: string };
  /** Codes have headers above them, and one that becomes a header is replaced by those below it. */
  readonly headers?: true;
  /** The column that names what replaces a code that ended. */
  readonly successors?: string;
}

const ORDER_FILE = { described: ['long', 'short'], headers: true } as const;
const LIST = { described: ['text'], days: { from: 'from', to: 'to' } } as const;

const formed =
  (form: RegExp) =>
  (code: string): boolean =>
    form.test(code);

export const SYSTEMS: Readonly<Record<CodeSystem, SystemRows>> = {
  icd10cm: { ...ORDER_FILE, kind: 'icd10cm', form: isDiagnosisShape, bare: undotted },
  icd10pcs: { ...ORDER_FILE, kind: 'icd10pcs', form: formed(/^[0-9A-HJ-NP-Z]{3,7}$/) },
  hcpcs: {
    kind: 'hcpcs',
    // A code of a letter and four digits, or a modifier that begins with a letter.
    form: formed(/^(?:[A-Z]\d{4}|[A-Z][0-9A-Z])$/),
    described: ['long', 'short'],
    days: { from: 'added', to: 'terminated' },
    successors: 'xref',
  },
  cpt: { kind: 'pfs', form: (code) => procedureSystem(code) === 'CPT', keyEnd: '', described: [] },
  'ms-drg': { kind: 'ms-drg', form: formed(/^\d{3}$/), described: ['title'] },
  'place-of-service': { ...LIST, kind: 'place-of-service', form: formed(/^\d\d$/) },
  carc: { ...LIST, kind: 'carc', form: formed(/^(?:\d{1,3}|[A-Z]\d{1,3})$/) },
  rarc: { ...LIST, kind: 'rarc', form: formed(/^(?:M|MA|N)\d{1,4}$/) },
  'bill-type': {
    ...LIST,
    kind: 'bill-type',
    form: formed(/^0?[1-9][1-9][0-9A-Z]$/),
    // The form prints a zero that claims leave out.
    bare: (code) => code.slice(-3),
  },
  'revenue-code': { ...LIST, kind: 'revenue-code', form: formed(/^\d{4}$/) },
};

export const isCodeSystem = (text: string): text is CodeSystem => Object.hasOwn(SYSTEMS, text);

/** No code of any set is longer; anything longer is none. */
const LONGEST = 10;

/** The code as the tables have it: without its dot, in capitals. Undefined when the text is not formed like a code of the set. */
export function bareCode(system: CodeSystem, text: string): string | undefined {
  const { form, bare } = SYSTEMS[system];
  if (text.length > LONGEST || !/^[!-~]+$/.test(text)) return undefined;
  const code = text.toUpperCase();
  if (!form(code)) return undefined;
  return bare === undefined ? code : bare(code);
}

/** The key of a code's row. */
export const keyOf = (code: string, { keyEnd }: SystemRows): readonly string[] =>
  keyEnd === undefined ? [code] : [code, keyEnd];

/** Whether the row is a whole code, not a header that needs more characters. */
export const isBillable = (row: Kept, { headers }: SystemRows): boolean => headers !== true || row['billable'] === 'Y';

export function descriptionOf(row: Kept, { described }: SystemRows): string | null {
  const texts = described.map((column) => String(row[column] ?? ''));
  return texts.find((text) => text !== '') ?? null;
}

/** The row's own days; empty where it has none. */
export const ownDays = (
  row: Kept,
  { days }: SystemRows,
): { readonly from: CalendarDate; readonly to: CalendarDate } => ({
  from: days === undefined ? '' : String(row[days.from] ?? ''),
  to: days === undefined ? '' : String(row[days.to] ?? ''),
});

/** Whether a row that a release has is in force on the day by its own days. */
export function isInForce(row: Kept, on: CalendarDate, rows: SystemRows): boolean {
  const { from, to } = ownDays(row, rows);
  return from <= on && (to === '' || on <= to);
}
