import { type Context, CLOCK, limitBodies, LOG, Problem } from '@chargeline/runtime';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ClaimView } from '../domain/claim-view.js';
import { dayOf } from '../domain/day-of.js';
import { verdictOn } from '../domain/decision.js';
import type { Verdict } from '../domain/judge.js';
import { History } from '../history/history.js';
import { Rulebooks } from '../overlay/rulebooks.js';
import type { TenantRulebook } from '../overlay/tenant-rulebook.js';
import { explain, type Explanation } from '../report/explain.js';
import { type ReleasesUsed, releasesUsed } from '../report/releases-used.js';
import { type RuleRow, ruleRows } from '../report/rule-rows.js';
import type { RuleText } from '../rulebook/rule-file.js';
import { checkRequest, listQuery, noQuery, tenantQuery } from './asked.js';
import { findJudged, type JudgedClaim } from './find-judged.js';

/** A claim document of fifty lines, with an encounter of a thousand charges. */
const MOST_BYTES = 1024 * 1024;
const RETRY_SECONDS = '2';

interface Listed {
  readonly rulebook: string;
  readonly rules: readonly RuleRow[];
  /** What the tenant changes in the rulebook of the house, by the ids of rules. */
  readonly silenced: TenantRulebook['silenced'];
  readonly regraded: TenantRulebook['regraded'];
  readonly repairsAllowed: readonly string[];
  readonly idle: TenantRulebook['idle'];
}

interface Checked extends Verdict {
  readonly rulebook: string;
  readonly releases: ReleasesUsed;
}

/** A claim of the line: how it was judged, and what the rulebook of now says of it as it stood on that day. */
export interface ExplainedClaim {
  readonly claimId: string;
  readonly revision: number;
  readonly tenant: string;
  /** Rules whose hold a person has lifted: what they find travels along as a warning. */
  readonly cleared: readonly string[];
  readonly judged: Pick<JudgedClaim, 'outcome' | 'time'> & {
    readonly rulebook: string;
    /** As the event's envelope pins them. */
    readonly releases: JudgedClaim['releases'];
    readonly findings: JudgedClaim['body']['judgement']['findings'];
  };
  readonly now: Explanation & { readonly rulebook: string; readonly silenced: TenantRulebook['silenced'] };
}

/** The rulebook for whoever asks, and what it says of a claim before it is billed. Nothing is kept. */
@Controller('api/v1/rules')
export class RulesController {
  private isSearching = false;

  constructor(
    @Inject(Rulebooks) private readonly rulebooks: Rulebooks,
    @Inject(History) private readonly history: History,
    @Inject(LOG) private readonly log: Context['log'],
    @Inject(CLOCK) private readonly now: Context['now'],
    @Inject(HttpAdapterHost) host: HttpAdapterHost,
  ) {
    limitBodies(host, MOST_BYTES);
  }

  @Get()
  list(@Query() query: unknown): Listed {
    const { tenant, ...filter } = listQuery(query);
    const { rulebook, version, silenced, regraded, repairs, idle } = this.rulebooks.rulebookFor(tenant ?? null);
    const rules = ruleRows(rulebook, filter);
    return { rulebook: version, rules, silenced, regraded, repairsAllowed: [...repairs], idle };
  }

  @Get(':id')
  show(@Param('id') id: string, @Query() query: unknown): RuleText {
    const { texts } = this.rulebooks.rulebookFor(tenantQuery(query).tenant ?? null);
    const text = texts.find((one) => one.id === id);
    if (text === undefined)
      throw new Problem(
        404,
        'CHL_RULES_NO_SUCH_RULE',
        'There is no rule of this id. GET /api/v1/rules tells them all.',
      );
    return text;
  }

  @Post('check')
  @HttpCode(200)
  check(@Body() body: unknown, @Query() query: unknown): Checked {
    noQuery(query);
    const { document, tenant } = checkRequest(body, dayOf(this.now()));
    const { rulebook, version } = this.rulebooks.rulebookFor(tenant);
    return { rulebook: version, ...verdictOn(document, rulebook), releases: releasesUsed(new ClaimView(document)) };
  }

  @Get('explain/:claimId')
  async explain(@Param('claimId') claimId: string): Promise<ExplainedClaim> {
    const { tenant, body, outcome, time, releases } = await this.find(claimId);
    const { encounter, claim, judgement } = body;
    const { rulebook, version, silenced } = this.rulebooks.rulebookFor(tenant);
    const { revision } = claim;
    const remembered = this.history.remembered({
      tenantId: tenant,
      patientRef: encounter.patient.ref,
      claimId,
      revision,
    });
    const history = remembered === null ? [] : this.history.before(remembered.draft);
    const judgedOn = remembered?.draft.judgedOn ?? dayOf(time);
    return {
      claimId,
      revision,
      tenant,
      cleared: encounter.cleared ?? [],
      judged: { outcome, time, rulebook: judgement.rulebook, releases, findings: judgement.findings },
      now: { rulebook: version, silenced, ...explain({ encounter, claim, judgedOn, history }, rulebook) },
    };
  }

  /** One search at a time: each reads whole topics. */
  private async find(claimId: string): Promise<JudgedClaim> {
    if (this.isSearching)
      throw new Problem(503, 'CHL_RULES_BUSY', 'Another claim is being searched for. Ask again in a moment.', {
        headers: { 'retry-after': RETRY_SECONDS },
      });
    this.isSearching = true;
    try {
      const found = await findJudged(this.log, claimId);
      if (found !== null) return found;
    } finally {
      this.isSearching = false;
    }
    throw new Problem(
      404,
      'CHL_RULES_UNKNOWN_CLAIM',
      'No claim of this id was judged as far back as the topics go. Look whether it was referred to a coder or is still on its way, or explain its document itself.',
    );
  }
}
