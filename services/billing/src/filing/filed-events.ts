import { claimFiled } from '@chargeline/contracts';
import { emit, type Outgoing } from '@chargeline/messaging';
import { fileName, interchangeText } from '../domain/file.js';
import type { FiledClaim, FileRow } from '../store/billing-store.js';

/** One event a claim, caused by the file: whoever tells of a file, and how often, tells the same events. */
export function filedEvents(file: FileRow, claims: readonly FiledClaim[]): readonly Outgoing[] {
  const { tenantId, payerId, fileId, interchange } = file;
  const cause = { id: fileId, tenant: tenantId, traceparent: '', releases: {} };
  return claims.map(({ claimId, encounterId, revision }, ordinal) => {
    const place = { tenantId, encounterId, claimId, revision, payerId };
    const filing = { ...place, interchange: interchangeText(interchange), file: fileName(interchange) };
    return emit(claimFiled, cause, { filing }, { ordinal });
  });
}
