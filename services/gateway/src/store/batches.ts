import { STORE } from '@chargeline/runtime';
import type { Store } from '@chargeline/store';
import { Inject, Injectable } from '@nestjs/common';

/** A batch as its idempotency key names it. */
export interface Batch {
  readonly tenantId: string;
  readonly idempotencyKey: string;
  readonly batchId: string;
  /** A keyed digest of the whole body. */
  readonly bodyDigest: string;
  /** One sealed identity a claim. Kept until the log has the events, so that a second attempt writes the same bytes. */
  readonly seals: readonly string[];
}

/** What the key stands for since its first use. Without seals, the log has all of the batch. */
export interface OpenedBatch {
  readonly bodyDigest: string;
  readonly seals: readonly string[] | null;
}

/** Idempotency keys of claim batches. They are kept for ever. */
@Injectable()
export class Batches {
  constructor(@Inject(STORE) private readonly store: Store) {}

  /** Takes the key for this batch, or tells for which it was taken before. */
  async open({ tenantId, idempotencyKey, batchId, bodyDigest, seals }: Batch, now: Date): Promise<OpenedBatch> {
    await this.store.query(
      `insert into batches (tenant, idempotency_key, batch_id, body_digest, seals, opened_at)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [tenantId, idempotencyKey, batchId, bodyDigest, seals, now],
    );
    const [opened] = await this.store.query<OpenedBatch>(
      `select body_digest as "bodyDigest", seals from batches where tenant = $1 and idempotency_key = $2`,
      [tenantId, idempotencyKey],
    );
    return opened!;
  }

  async published(tenantId: string, idempotencyKey: string, now: Date): Promise<void> {
    await this.store.query(
      'update batches set seals = null, published_at = $3 where tenant = $1 and idempotency_key = $2 and seals is not null',
      [tenantId, idempotencyKey, now],
    );
  }
}
