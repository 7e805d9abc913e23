import { rulebookChanged, type RulebookChange, type Ruling } from '@chargeline/contracts';
import type { Log } from '@chargeline/messaging';
import { type Context, LOG, LOGGER } from '@chargeline/runtime';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';

import { NO_OVERLAY, type Overlay, ruled } from '../domain/overlay.js';
import { TopicMemory } from '../history/topic-memory.js';
import { rulebook } from '../rulebook/house-rules.js';
import { rulebookWith, type TenantRulebook, withChange } from './tenant-rulebook.js';

const HOUSE = rulebookWith(NO_OVERLAY, null);
/** Tenants for whom the house has rules of their own. */
const NAMED: ReadonlySet<string> = new Set(rulebook.flatMap(({ tenants }) => tenants ?? []));

/** Each tenant's rulebook: the house's, with the changes that its own topic tells. */
@Injectable()
export class Rulebooks implements OnModuleInit, OnApplicationShutdown {
  private readonly overlays = new Map<string, Overlay>();
  /** Made when first asked for, and anew after a change. */
  private readonly rulebooks = new Map<string, TenantRulebook>();
  private memory: TopicMemory | undefined;

  constructor(
    @Inject(LOG) private readonly log: Log,
    @Inject(LOGGER) private readonly logger: Pick<Context['logger'], 'error'>,
  ) {}

  async onModuleInit(): Promise<void> {
    const apply = ({ change, ruling }: { readonly change: RulebookChange; readonly ruling: Ruling }): void =>
      this.apply(change, ruling);
    this.memory = await TopicMemory.open(this.log, rulebookChanged, apply, (text) => this.logger.error(text));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.memory?.stop();
  }

  /** Resolves when all changes that are in the topic now are known here. Throws CHL_RULES_BEHIND, which can be tried again. */
  async caughtUp(): Promise<void> {
    await this.memory!.caughtUp();
  }

  /** The rules that a tenant's claims are judged by; those of the house for nobody in particular. */
  rulebookFor(tenantId: string | null): TenantRulebook {
    if (tenantId === null || !(this.overlays.has(tenantId) || NAMED.has(tenantId))) return HOUSE;
    const before = this.rulebooks.get(tenantId);
    if (before !== undefined) return before;
    const made = rulebookWith(this.overlayOf(tenantId), tenantId);
    this.rulebooks.set(tenantId, made);
    return made;
  }

  /** What a tenant changes in the rulebook of the house. */
  overlayOf(tenantId: string): Overlay {
    return this.overlays.get(tenantId) ?? NO_OVERLAY;
  }

  private apply(change: RulebookChange, ruling: Ruling): void {
    const { tenantId, changeId } = change;
    const overlay = this.overlayOf(tenantId);
    if (overlay.rulings.has(changeId)) return;
    this.overlays.set(tenantId, ruled(withChange(overlay, change), changeId, ruling));
    this.rulebooks.delete(tenantId);
  }
}
