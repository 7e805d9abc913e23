import { type Document, filingRequested, FilingRequest, only } from '@chargeline/contracts';
import { Consume, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { Filing } from '../filing/filing.js';

const view = { filing: only(FilingRequest, 'tenantId') };

@Controller()
export class OnFilingRequested {
  constructor(@Inject(Filing) private readonly filing: Filing) {}

  @Consume(read(filingRequested, view))
  async handle(events: readonly Incoming<Document<typeof view>>[]): Promise<readonly Outgoing[]> {
    const filed: Outgoing[] = [];
    for (const { id, tenant } of events) {
      filed.push(...(await this.filing.onCommand({ tenantId: tenant, commandId: id })));
    }
    return filed;
  }
}
