import { Controller, Get, Inject, NotFoundException, Param } from '@nestjs/common';
import { BILLING_STORE, type BillingStore, type ClaimView } from '../store/billing-store.js';

/** What a claim id can look like (CLM01); anything else is not found without asking the tables. */
const CLAIM_ID = /^[A-Za-z0-9._-]{1,20}$/;

interface ClaimReply {
  readonly claimId: string;
  readonly revisions: readonly ClaimView[];
}

/** A claim as the system of record has it: rows and lines, no identity. */
@Controller('api/v1/billing/claims')
export class ClaimsController {
  constructor(@Inject(BILLING_STORE) private readonly store: BillingStore) {}

  @Get(':id')
  async one(@Param('id') claimId: string): Promise<ClaimReply> {
    const revisions = CLAIM_ID.test(claimId) ? await this.store.claim(claimId) : [];
    if (revisions.length === 0) throw new NotFoundException('There is no claim of this id.');
    return { claimId, revisions };
  }
}
