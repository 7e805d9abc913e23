import { localityOfZip } from '@chargeline/codes';
import {
  Address,
  ClaimLine,
  claimPriced,
  claimScored,
  type Document,
  Encounter,
  maybe,
  only,
  record,
} from '@chargeline/contracts';
import { Consume, extend, type Outgoing, read, type Incoming } from '@chargeline/messaging';
import { Controller } from '@nestjs/common';
import { z } from 'zod';
import { priceClaim } from '../domain/price.js';

const Place = record('Provider', { address: maybe(only(Address, 'zip')) });

/** All that pricing sees of a claim. */
const view = {
  encounter: record('Encounter', {
    billingProvider: maybe(Place),
    facility: maybe(Place),
    placeOfService: Encounter.shape.placeOfService,
  }),
  claim: record('Claim', { lines: z.array(only(ClaimLine, 'line', 'code', 'modifiers', 'units', 'serviceFrom')) }),
};

@Controller()
export class OnClaimScored {
  @Consume(read(claimScored, view))
  async handle(events: readonly Incoming<Document<typeof view>>[]): Promise<readonly Outgoing[]> {
    return events.map((event) => {
      const { encounter, claim } = event.body;
      const zip = encounter.facility?.address?.zip ?? encounter.billingProvider?.address?.zip ?? '';
      const locality = localityOfZip(zip.slice(0, 5));
      const schedule = `pfs ${event.releases['pfs'] ?? 'none'}`;
      return extend(
        claimPriced,
        event,
        'price',
        priceClaim({ locality, placeOfService: encounter.placeOfService, lines: claim.lines }, schedule),
      );
    });
  }
}
