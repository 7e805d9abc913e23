import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { OnClaimDrafted } from './events/on-claim-drafted.js';
import { OnRulebookChangeRequested } from './events/on-rulebook-change-requested.js';
import { History } from './history/history.js';
import { ProblemFilter } from './http/problem.filter.js';
import { RulesController } from './http/rules.controller.js';
import { WarmUp } from './http/warm-up.js';
import { Rulebooks } from './overlay/rulebooks.js';

@Module({
  controllers: [OnClaimDrafted, OnRulebookChangeRequested, RulesController],
  providers: [History, Rulebooks, WarmUp, { provide: APP_FILTER, useClass: ProblemFilter }],
  exports: [Rulebooks],
})
export class RulesModule {}
