import { ENV, keysProvider, problemFilter, StoreModule } from '@chargeline/runtime';
import { Inject, Module } from '@nestjs/common';
import { APP_GUARD, HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { CONFIG, gatewayConfig } from './config.js';
import { OnClaimDrafted } from './events/on-claim-drafted.js';
import { OnClaimFiled } from './events/on-claim-filed.js';
import { OnClaimHeld } from './events/on-claim-held.js';
import { OnClaimOnHold } from './events/on-claim-on-hold.js';
import { OnClaimPosted } from './events/on-claim-posted.js';
import { OnClaimRepaired } from './events/on-claim-repaired.js';
import { OnClaimRejected } from './events/on-claim-rejected.js';
import { OnClaimSubmitted } from './events/on-claim-submitted.js';
import { OnDeadLetter } from './events/on-dead-letter.js';
import { OnEncounterCompleted } from './events/on-encounter-completed.js';
import { OnEncounterHeld } from './events/on-encounter-held.js';
import { OnEncounterReceived } from './events/on-encounter-received.js';
import { OnEncounterReferred } from './events/on-encounter-referred.js';
import { OnReprocessRequested } from './events/on-reprocess-requested.js';
import { OnRulebookChange } from './events/on-rulebook-change.js';
import { FirstUsers } from './first-users.js';
import { BatchController } from './http/batch.controller.js';
import { ClaimsController } from './http/claims.controller.js';
import { CodesController } from './http/codes.controller.js';
import { CorrectionsController } from './http/corrections.controller.js';
import { DeadLettersController } from './http/dead-letters.controller.js';
import { guardDoor } from './http/door.js';
import { FilingController } from './http/filing.controller.js';
import { Once } from './http/once.js';
import { openApi } from './http/openapi.js';
import { OPENAPI, OpenApiController } from './http/openapi.controller.js';
import { operationsOf } from './http/operations.js';
import { ReprocessController } from './http/reprocess.controller.js';
import { RolesGuard } from './http/roles.guard.js';
import { RulebookController } from './http/rulebook.controller.js';
import { ServiceController } from './http/service.controller.js';
import { TokenController } from './http/token.controller.js';
import { StrictJson } from './http/strict-json.js';
import { Tokens } from './http/tokens.js';
import { ClaimStatus } from './store/claim-status.js';
import { Corrections } from './store/corrections.js';
import { IdempotencyKeys } from './store/idempotency-keys.js';
import { Letters } from './store/letters.js';
import { UsersBatchesTrackingLetters1763800000000 } from './store/migrations/1763800000000-users-batches-tracking-letters.js';
import { RefusalsRulebookChanges1764000000000 } from './store/migrations/1764000000000-refusals-rulebook-changes.js';
import { ChangesByTime1764200000000 } from './store/migrations/1764200000000-changes-by-time.js';
import { Corrections1764300000000 } from './store/migrations/1764300000000-corrections.js';
import { RulebookChanges } from './store/rulebook-changes.js';
import { Tracking } from './store/tracking.js';
import { Users } from './store/users.js';

const doors = [
  TokenController,
  BatchController,
  ClaimsController,
  CorrectionsController,
  ReprocessController,
  FilingController,
  RulebookController,
  DeadLettersController,
  CodesController,
  ServiceController,
  OpenApiController,
];

const consumers = [
  OnEncounterReceived,
  OnClaimSubmitted,
  OnEncounterHeld,
  OnEncounterCompleted,
  OnEncounterReferred,
  OnClaimDrafted,
  OnClaimRejected,
  OnClaimOnHold,
  OnClaimPosted,
  OnClaimHeld,
  OnClaimFiled,
  OnReprocessRequested,
  OnClaimRepaired,
  OnRulebookChange,
  OnDeadLetter,
];

@Module({
  imports: [
    StoreModule.of('gateway', [
      UsersBatchesTrackingLetters1763800000000,
      RefusalsRulebookChanges1764000000000,
      ChangesByTime1764200000000,
      Corrections1764300000000,
    ]),
  ],
  controllers: [...doors, ...consumers],
  providers: [
    { provide: CONFIG, inject: [ENV], useFactory: gatewayConfig },
    { provide: OPENAPI, useFactory: () => openApi(operationsOf(doors)) },
    problemFilter({
      room: 'GATEWAY',
      unreadable: 'The request cannot be read: its body must be JSON of unique, ordinary keys.',
      noSuchPath: 'There is nothing at this path. See /api/v1/openapi.json.',
      tooLarge: 'The body is larger than this operation takes.',
    }),
    { provide: APP_GUARD, useClass: RolesGuard },
    keysProvider,
    StrictJson,
    Tokens,
    Users,
    IdempotencyKeys,
    Once,
    Tracking,
    ClaimStatus,
    Corrections,
    Letters,
    RulebookChanges,
    FirstUsers,
  ],
})
export class GatewayModule {
  constructor(@Inject(HttpAdapterHost) { httpAdapter }: HttpAdapterHost, @Inject(Tokens) tokens: Tokens) {
    guardDoor(httpAdapter.getInstance<FastifyInstance>(), operationsOf(doors), (header) => tokens.bearer(header));
  }
}
