import { localityOfZip } from '@chargeline/codes';
import {
  Address,
  ClaimLine,
  claimPriced,
  claimScored,
  Coverage,
  type Document,
  Encounter,
  maybe,
  only,
  record,
} from '@chargeline/contracts';
import { Consume, extend, type Outgoing, read, type Incoming } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { z } from 'zod';
import { CONTRACTS } from '../config.js';
import type { Contracts } from '../domain/contracts/contract.js';
import { priceClaim } from '../domain/price-claim.js';

const Place = record('Provider', { address: maybe(only(Address, 'zip')) });

/** All that pricing sees of a claim. */
const view = {
  encounter: record('Encounter', {
    coverage: maybe(only(Coverage, 'payerId')),
    billingProvider: maybe(Place),
    facility: maybe(Place),
    placeOfService: Encounter.shape.placeOfService,
  }),
  claim: record('Claim', {
    lines: z.array(only(ClaimLine, 'line', 'code', 'modifiers', 'units', 'minutes', 'serviceFrom', 'placeOfService')),
  }),
};

@Controller()
export class OnClaimScored {
  constructor(@Inject(CONTRACTS) private readonly contracts: Contracts) {}

  @Consume(read(claimScored, view))
  async handle(events: readonly Incoming<Document<typeof view>>[]): Promise<readonly Outgoing[]> {
    return events.map((event) => {
      const { encounter, claim } = event.body;
      const zip = encounter.facility?.address?.zip ?? encounter.billingProvider?.address?.zip ?? '';
      const locality = localityOfZip(zip.slice(0, 5), claim.lines[0]?.serviceFrom ?? '');
      const { pfs, gpci } = event.releases;
      const { placeOfService, coverage } = encounter;
      const contractOn = coverage === null ? undefined : this.contracts(event.tenant, coverage.payerId);
      return extend(
        claimPriced,
        event,
        'price',
        priceClaim({ locality, placeOfService, pinned: { pfs, gpci }, lines: claim.lines, contractOn }),
      );
    });
  }
}
