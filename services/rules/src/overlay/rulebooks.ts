import { rulebookChanged, rulebookChangeRefused, type RulebookChange, type Ruling } from '@chargeline/contracts';
import type { Log } from '@chargeline/messaging';
import { type Context, LOG, LOGGER } from '@chargeline/runtime';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { type Idle, NO_OVERLAY } from '../domain/overlay.js';
import { TopicMemory } from '../history/topic-memory.js';
import { rulebook } from '../rulebook/house-rules.js';
import { TenantChanges } from './tenant-changes.js';
import { rulebookWith, type TenantRulebook } from './tenant-rulebook.js';

const HOUSE = rulebookWith(NO_OVERLAY, null);
/** Tenants for whom the house has rules of their own. */
const NAMED: ReadonlySet<string> = new Set(rulebook.flatMap(({ tenants }) => tenants ?? []));
const NO_CHANGES = new TenantChanges();

const ALARMS: Readonly<Record<Idle['because'], string>> = {
  unreadable: 'CHL_RULES_FAULT: this release cannot read it',
  'id-taken': 'CHL_RULES_ID_TAKEN: the house has a rule of this id by now',
};

interface Ruled {
  readonly change: RulebookChange;
  readonly ruling: Ruling;
}

/** Each tenant's rulebook: the house's, with the changes that its own topic tells; and what was told of changes that were refused. */
@Injectable()
export class Rulebooks implements OnModuleInit, OnApplicationShutdown {
  private readonly changes = new Map<string, TenantChanges>();
  /** Made when first asked for, and anew after a change. */
  private readonly rulebooks = new Map<string, TenantRulebook>();
  /** The rulebook of a tenant as it was, which was asked for last, and after how many changes. */
  private readonly earlier = new Map<string, { readonly count: number; readonly made: TenantRulebook }>();
  private memories: readonly TopicMemory[] = [];

  constructor(
    @Inject(LOG) private readonly log: Log,
    @Inject(LOGGER) private readonly logger: Pick<Context['logger'], 'error'>,
  ) {}

  async onModuleInit(): Promise<void> {
    const open = (topic: typeof rulebookChanged, isAccepted: boolean): Promise<TopicMemory> =>
      TopicMemory.open(
        this.log,
        topic,
        (ruled: Ruled) => this.take(ruled, isAccepted),
        (text) => this.logger.error(text),
      );
    this.memories = await Promise.all([open(rulebookChanged, true), open(rulebookChangeRefused, false)]);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.memories.map((memory) => memory.stop()));
  }

  /** Resolves when all rulings that are in the topics now are known here. Throws CHL_RULES_BEHIND, which can be tried again. */
  async caughtUp(): Promise<void> {
    await Promise.all(this.memories.map((memory) => memory.caughtUp()));
  }

  /** The rules that a tenant's claims are judged by; those of the house for nobody in particular. */
  rulebookFor(tenantId: string | null): TenantRulebook {
    if (tenantId === null || !(this.changes.has(tenantId) || NAMED.has(tenantId))) return HOUSE;
    const before = this.rulebooks.get(tenantId);
    if (before !== undefined) return before;
    const made = rulebookWith(this.changesOf(tenantId).overlay, tenantId);
    this.rulebooks.set(tenantId, made);
    return made;
  }

  /** How many changes of a tenant count by now. */
  countOf(tenantId: string): number {
    return this.changesOf(tenantId).count;
  }

  /** The rules that a tenant's claims were judged by when so many of its changes counted. */
  rulebookAfter(count: number, tenantId: string): TenantRulebook {
    if (count >= this.countOf(tenantId)) return this.rulebookFor(tenantId);
    const before = this.earlier.get(tenantId);
    if (before?.count === count) return before.made;
    const made = rulebookWith(this.changesOf(tenantId).overlayAfter(count), tenantId);
    this.earlier.set(tenantId, { count, made });
    return made;
  }

  /** What a tenant asked to change, and what was told of it. It is not to be changed by those who ask. */
  changesOf(tenantId: string): TenantChanges {
    return this.changes.get(tenantId) ?? NO_CHANGES;
  }

  private take({ change, ruling }: Ruled, isAccepted: boolean): void {
    const { tenantId, rule, changeId } = change;
    const changes = this.changes.get(tenantId) ?? new TenantChanges();
    this.changes.set(tenantId, changes);
    changes.take(change, { ruling, isAccepted });
    if (!isAccepted) return;
    this.rulebooks.delete(tenantId);
    const idle = changes.idleBy(change);
    if (idle === undefined) return;
    const at = idle.at === null ? '' : ` (${idle.at})`;
    this.logger.error(
      `Own rule ${rule} of ${tenantId}, change ${changeId}, is asked of no claim. ${ALARMS[idle.because]}${at}.`,
    );
  }
}
