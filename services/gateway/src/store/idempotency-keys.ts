import { STORE } from '@chargeline/runtime';
import type { Store } from '@chargeline/store';
import { Inject, Injectable } from '@nestjs/common';

/** What a sender's key stands for. */
export interface KeyedRequest {
  readonly tenantId: string;
  /** A batch's is the sender's own; those of other commands begin with their kind and a blank, which a sender's key cannot hold. */
  readonly idempotencyKey: string;
  /** The batch, or the command. */
  readonly requestId: string;
  /** A keyed digest of the whole body. */
  readonly bodyDigest: string;
  /** The sealed identities of its events. Kept until the log has the events, so that a second attempt writes the same bytes. */
  readonly seals: readonly string[];
}

/** What the key stands for since its first use. Without seals, the log has all its events. */
export interface OpenedKey {
  readonly bodyDigest: string;
  readonly seals: readonly string[] | null;
}

/** Idempotency keys of all that must be taken once, in the table `batches`. They are kept for ever. */
@Injectable()
export class IdempotencyKeys {
  constructor(@Inject(STORE) private readonly store: Store) {}

  /** Takes the key for this request, or tells for which it was taken before. */
  async open({ tenantId, idempotencyKey, requestId, bodyDigest, seals }: KeyedRequest, now: Date): Promise<OpenedKey> {
    await this.store.query(
      `insert into batches (tenant, idempotency_key, batch_id, body_digest, seals, opened_at)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [tenantId, idempotencyKey, requestId, bodyDigest, seals, now],
    );
    return (await this.find(tenantId, idempotencyKey))!;
  }

  /** What the key stands for, or null when nobody has used it. */
  async find(tenantId: string, idempotencyKey: string): Promise<OpenedKey | null> {
    const [opened] = await this.store.query<OpenedKey>(
      `select body_digest as "bodyDigest", seals from batches where tenant = $1 and idempotency_key = $2`,
      [tenantId, idempotencyKey],
    );
    return opened ?? null;
  }

  async published(tenantId: string, idempotencyKey: string, now: Date): Promise<void> {
    await this.store.query(
      'update batches set seals = null, published_at = $3 where tenant = $1 and idempotency_key = $2 and seals is not null',
      [tenantId, idempotencyKey, now],
    );
  }
}
