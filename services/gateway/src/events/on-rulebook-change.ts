import {
  type DocumentOf,
  rulebookChanged,
  rulebookChangeRefused,
  rulebookChangeRequested,
} from '@chargeline/contracts';
import { Consume, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { RulebookChanges } from '../store/rulebook-changes.js';

const requested = rulebookChangeRequested.sections;
const ruled = rulebookChanged.sections;

type Ruled = readonly Incoming<DocumentOf<typeof rulebookChanged>>[];

const told = ({ body: { change, ruling }, time }: Ruled[number]) => ({ change, ruling, at: time });

@Controller()
export class OnRulebookChange {
  constructor(@Inject(RulebookChanges) private readonly changes: RulebookChanges) {}

  @Consume(read(rulebookChangeRequested, requested))
  async requested(
    events: readonly Incoming<DocumentOf<typeof rulebookChangeRequested>>[],
  ): Promise<readonly Outgoing[]> {
    await this.changes.note(
      'requested',
      events.map(({ body: { change }, time }) => ({ change, ruling: null, at: time })),
    );
    return [];
  }

  @Consume(read(rulebookChanged, ruled))
  async made(events: Ruled): Promise<readonly Outgoing[]> {
    await this.changes.note('made', events.map(told));
    return [];
  }

  @Consume(read(rulebookChangeRefused, ruled))
  async refused(events: Ruled): Promise<readonly Outgoing[]> {
    await this.changes.note('refused', events.map(told));
    return [];
  }
}
