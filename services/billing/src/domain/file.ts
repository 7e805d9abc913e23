import type { ProfessionalClaim, Receiver, Submitter } from '@chargeline/x12';
import { write837p } from '@chargeline/x12';

/** Who sends a file, who gets it, and whether it is meant: kept with the file, so that it is written again the same. */
export interface FileHeader {
  readonly submitter: Submitter;
  readonly receiver: Receiver;
  readonly usage: 'P' | 'T';
}

/** ISA13: nine digits. */
export const interchangeText = (interchange: number): string => String(interchange).padStart(9, '0');

export const fileName = (interchange: number): string => `${interchangeText(interchange)}.837`;

/** A tenant's or payer's id as a folder's name: letters, digits, `_` and `-` stay, any other byte is `%` and two hex digits. */
export const folderName = (id: string): string =>
  [...new TextEncoder().encode(id)]
    .map((byte) => String.fromCharCode(byte))
    .map((char) => (/[\w-]/.test(char) ? char : `%${char.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`))
    .join('');

/**
 * The text of a file: the same numbers, time, header and claims make the same bytes. Interchange, group and BHT03 carry
 * one number. `created` is written as UTC.
 */
export function fileText(
  interchange: number,
  created: Date,
  { submitter, receiver, usage }: FileHeader,
  claims: readonly ProfessionalClaim[],
): string {
  const time = created.toISOString();
  return write837p(
    { submitter, receiver, reference: interchangeText(interchange), claims },
    { interchange, group: interchange, created: { date: time.slice(0, 10), time: time.slice(11, 16) }, usage },
  );
}
