import { type Document, rulebookChanged, rulebookChangeRefused, rulebookChangeRequested } from '@chargeline/contracts';
import { Consume, extend, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { ruleOnChange } from '../overlay/rule-on-change.js';
import { Rulebooks } from '../overlay/rulebooks.js';
import { TenantChanges } from '../overlay/tenant-changes.js';

const { sections } = rulebookChangeRequested;

/** Decides on changes of rulebooks. A ruling counts when its own topic says it, and for the rest of its batch. */
@Controller()
export class OnRulebookChangeRequested {
  constructor(@Inject(Rulebooks) private readonly rulebooks: Rulebooks) {}

  @Consume(read(rulebookChangeRequested, sections))
  async handle(events: readonly Incoming<Document<typeof sections>>[]): Promise<readonly Outgoing[]> {
    await this.rulebooks.caughtUp();
    const inBatch = new Map<string, TenantChanges>();
    return events.map((event) => {
      const { change } = event.body;
      const { tenantId } = change;
      const changes = inBatch.get(tenantId) ?? new TenantChanges(this.rulebooks.changesOf(tenantId));
      inBatch.set(tenantId, changes);
      const told = ruleOnChange(changes, change);
      changes.take(change, told);
      return extend(told.isAccepted ? rulebookChanged : rulebookChangeRefused, event, 'ruling', told.ruling);
    });
  }
}
