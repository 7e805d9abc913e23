import type { SealedIdentity } from '@chargeline/contracts';
import { ChargelineError } from '@chargeline/kernel';
import type { ProfessionalClaim } from '@chargeline/x12';
import type { Bill } from './bill.js';
import { fileText, type FileHeader } from './file.js';
import { professionalClaim } from './professional-claim.js';

/** A bill with its identity open. */
export interface OpenBill {
  readonly bill: Bill;
  readonly identity: SealedIdentity;
}

const TRIAL: FileHeader = {
  submitter: { name: { kind: 'organization', name: 'TRIAL' }, id: 'TRIAL', contact: { phone: '0000000000' } },
  receiver: { name: 'TRIAL', id: 'TRIAL' },
  usage: 'T',
};

/** What stops claims from being written, as a sentence for a biller; null when nothing does. */
function faultOf(claims: () => readonly ProfessionalClaim[]): string | null {
  try {
    fileText(1, new Date(0), TRIAL, claims());
    return null;
  } catch (error) {
    if (!(error instanceof ChargelineError)) throw error;
    return `The 837 cannot carry this claim: ${error.message}.`;
  }
}

/**
 * Why each claim cannot be written into a file, or null: found by writing it, so that it never stops a file of others.
 * All are tried in one file first, because most batches have no such claim.
 */
export function renderFaults(bills: readonly OpenBill[]): readonly (string | null)[] {
  const write = ({ bill, identity }: OpenBill): ProfessionalClaim => professionalClaim(bill, identity);
  if (faultOf(() => bills.map(write)) === null) return bills.map(() => null);
  return bills.map((one) => faultOf(() => [write(one)]));
}
