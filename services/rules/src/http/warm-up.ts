import { procedurePairsOn } from '@chargeline/codes';
import type { CalendarDate } from '@chargeline/kernel';
import { type Context, CLOCK } from '@chargeline/runtime';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { readClaim } from '../claim-to-check.js';
import type { ClaimDocument } from '../domain/claim-document.js';
import { dayOf } from '../domain/day-of.js';
import { judge } from '../domain/judge.js';
import { rulebook } from '../rulebook/house-rules.js';
import { modelClaim } from '../rulebook/model-claim.js';

/** A claim is mostly looked at within weeks of its service: this quarter's edits, and those of the one before. */
const WEEKS_BACK = [0, 13];
const WEEK_MILLIS = 7 * 24 * 60 * 60 * 1_000;

/** Often enough for the conditions to be compiled to machine code. */
const ROUNDS = 200;

/**
 * Asks what the first claims of a day would wait for: the NCCI pairs of published size take seconds, the fee schedule a
 * part of one.
 */
export function warmUp(today: CalendarDate): void {
  for (const weeks of WEEKS_BACK) {
    const day = dayOf(Date.parse(today) - weeks * WEEK_MILLIS);
    procedurePairsOn('practitioner', day);
    const document = onDay(day);
    for (let round = 0; round < ROUNDS; round += 1) {
      readClaim(document);
      judge(document, rulebook);
    }
  }
}

function onDay(day: CalendarDate): ClaimDocument {
  const { encounter, claim, ...rest } = modelClaim();
  const days = { serviceFrom: day, serviceTo: day };
  const lines = claim.lines.map((line) => ({ ...line, ...days }));
  return { ...rest, judgedOn: day, encounter: { ...encounter, ...days }, claim: { ...claim, lines } };
}

/** Warms the room up before it takes its first claim. */
@Injectable()
export class WarmUp implements OnApplicationBootstrap {
  constructor(@Inject(CLOCK) private readonly now: Context['now']) {}

  onApplicationBootstrap(): void {
    warmUp(dayOf(this.now()));
  }
}
