import { type Document, rulebookChanged, rulebookChangeRefused, rulebookChangeRequested } from '@chargeline/contracts';
import { Consume, extend, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { type Overlay, ruled } from '../domain/overlay.js';
import { ruleOnChange } from '../overlay/rule-on-change.js';
import { Rulebooks } from '../overlay/rulebooks.js';

const { sections } = rulebookChangeRequested;

/** Decides on changes of rulebooks. An accepted one counts when its own topic says it. */
@Controller()
export class OnRulebookChangeRequested {
  constructor(@Inject(Rulebooks) private readonly rulebooks: Rulebooks) {}

  @Consume(read(rulebookChangeRequested, sections))
  async handle(events: readonly Incoming<Document<typeof sections>>[]): Promise<readonly Outgoing[]> {
    await this.rulebooks.caughtUp();
    const now = new Map<string, Overlay>();
    return events.map((event) => {
      const { change } = event.body;
      const before = now.get(change.tenantId) ?? this.rulebooks.overlayOf(change.tenantId);
      const { ruling, overlay, isAccepted } = ruleOnChange(before, change);
      now.set(change.tenantId, isAccepted ? ruled(overlay, change.changeId, ruling) : overlay);
      return extend(isAccepted ? rulebookChanged : rulebookChangeRefused, event, 'ruling', ruling);
    });
  }
}
