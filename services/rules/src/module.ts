import { problemFilter } from '@chargeline/runtime';
import { Module } from '@nestjs/common';
import { OnClaimDrafted } from './events/on-claim-drafted.js';
import { OnRulebookChangeRequested } from './events/on-rulebook-change-requested.js';
import { History } from './history/history.js';
import { RulesController } from './http/rules.controller.js';
import { WarmUp } from './http/warm-up.js';
import { Rulebooks } from './overlay/rulebooks.js';

@Module({
  controllers: [OnClaimDrafted, OnRulebookChangeRequested, RulesController],
  providers: [
    History,
    Rulebooks,
    WarmUp,
    problemFilter({
      room: 'RULES',
      unreadable: 'The request cannot be read: its body must be JSON.',
      noSuchPath: 'There is nothing at this path. The rules are at GET /api/v1/rules.',
      tooLarge: 'The body is too large. Send one claim at once.',
    }),
  ],
  exports: [Rulebooks],
})
export class RulesModule {}
