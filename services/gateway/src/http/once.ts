import { createHmac } from 'node:crypto';
import type { Outgoing } from '@chargeline/messaging';
import { Announcer, CLOCK, KEYS, Problem } from '@chargeline/runtime';
import type { KeyProvider } from '@chargeline/security';
import { Inject, Injectable } from '@nestjs/common';
import { IdempotencyKeys, type KeyedRequest } from '../store/idempotency-keys.js';

const reused = (): Problem =>
  new Problem(409, 'CHL_GATEWAY_KEY_REUSED', 'This Idempotency-Key was used before, for another body.');

/** Announces what a key stands for once. */
@Injectable()
export class Once {
  constructor(
    @Inject(IdempotencyKeys) private readonly idempotencyKeys: IdempotencyKeys,
    @Inject(Announcer) private readonly announcer: Announcer,
    @Inject(KEYS) private readonly keys: KeyProvider,
    @Inject(CLOCK) private readonly now: () => Date,
  ) {}

  /**
   * Resolves when the log has all events of the request. An attempt that broke off in the middle is written again, byte for byte, with the
   * seals of the first. Throws a 409 problem when the key stands for another body.
   */
  async announce(
    request: Omit<KeyedRequest, 'bodyDigest'>,
    body: unknown,
    eventsOf: (seals: readonly string[]) => readonly Outgoing[],
  ): Promise<void> {
    const { tenantId, idempotencyKey } = request;
    const bodyDigest = this.digestOf(body);
    const opened = await this.idempotencyKeys.open({ ...request, bodyDigest }, this.now());
    if (opened.bodyDigest !== bodyDigest) throw reused();
    if (opened.seals === null) return;
    await this.announcer.announce(eventsOf(opened.seals));
    await this.idempotencyKeys.published(tenantId, idempotencyKey, this.now());
  }

  /** Whether the key was taken for this body before: then it was found good, whatever has changed since. Throws as `announce` does. */
  async wasTaken(tenantId: string, idempotencyKey: string, body: unknown): Promise<boolean> {
    const known = await this.idempotencyKeys.find(tenantId, idempotencyKey);
    if (known !== null && known.bodyDigest !== this.digestOf(body)) throw reused();
    return known !== null;
  }

  /** Tells bodies apart without keeping them; nobody without the key can test a guess. Its first words stand in digests of earlier releases. */
  private digestOf(body: unknown): string {
    return createHmac('sha256', this.keys.indexKey).update('claim batch\n').update(JSON.stringify(body)).digest('hex');
  }
}
