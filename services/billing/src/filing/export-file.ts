import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type KeyProvider, unseal } from '@chargeline/security';
import type { Bill } from '../domain/bill.js';
import { fileName, fileText, type FileHeader, folderName } from '../domain/file.js';
import { professionalClaim } from '../domain/professional-claim.js';
import type { FiledClaim, FileRow } from '../store/billing-store.js';
import { writeWhole } from './write-whole.js';

/** Where a file goes below the folder of all files. */
export const pathOf = ({ tenantId, payerId, interchange }: FileRow): string =>
  join(folderName(tenantId), folderName(payerId), fileName(interchange));

/** A file's text from its rows alone, so that it is the same whenever it is made. Opens the identities. */
export function renderFile(
  { header, interchange, createdAt }: FileRow,
  claims: readonly FiledClaim[],
  keys: KeyProvider,
): string {
  const opened = claims.map(({ document }) => {
    const bill = JSON.parse(document) as Bill;
    return professionalClaim(bill, unseal(bill.encounter.identity.sealed, bill.encounter, keys));
  });
  return fileText(interchange, createdAt, JSON.parse(header) as FileHeader, opened);
}

/** Puts a file on disk and returns its SHA-256 in hex. */
export async function exportFile(
  folder: string,
  file: FileRow,
  claims: readonly FiledClaim[],
  keys: KeyProvider,
): Promise<string> {
  const text = renderFile(file, claims, keys);
  await writeWhole(join(folder, pathOf(file)), text);
  return createHash('sha256').update(text).digest('hex');
}
