import { STORE } from '@chargeline/runtime';
import type { Store } from '@chargeline/store';
import { Inject, Injectable } from '@nestjs/common';
import { Coalesced } from './coalesced.js';

/** What a sender is told: an HTTP status and the bytes, null when it wants no answer. */
export interface Answer {
  readonly status: number;
  readonly body: Buffer | null;
  /** The encounters that a taken message told of; a refused one has none. */
  readonly encounters?: readonly string[];
}

/** Which message: the SHA-256 of the sender's own id of it. */
export interface MessageKey {
  readonly tenantId: string;
  readonly sourceId: string;
  readonly key: string;
}

/** A message that was taken, the SHA-256 of its body, and its answer. */
export interface Message extends MessageKey {
  readonly digest: string;
  readonly answer: Answer;
}

interface Row {
  readonly at: number;
  readonly digest: string;
  readonly status: number;
  readonly answer: Buffer | null;
  readonly encounters: string;
}

const LIMITS = { most: 200, parallel: 4 };
const KEYS = `"tenantId" text, "sourceId" text, key text`;

/** The messages that were taken, kept for ever: a resend gets the bytes that the first one got. */
@Injectable()
export class Messages {
  private readonly finding = new Coalesced<MessageKey, Message | null>((keys) => this.findAll(keys), LIMITS);
  private readonly keeping = new Coalesced<Message, Message>((messages) => this.keepAll(messages), LIMITS);

  constructor(@Inject(STORE) private readonly store: Store) {}

  find({ tenantId, sourceId, key }: MessageKey): Promise<Message | null> {
    return this.finding.ask({ tenantId, sourceId, key });
  }

  /** Keeps a message and gives back what stands: another process may have kept it first. */
  keep(message: Message): Promise<Message> {
    return this.keeping.ask(message);
  }

  private async findAll(keys: readonly MessageKey[]): Promise<readonly (Message | null)[]> {
    const rows = await this.store.query<Row>(
      `select k.at::int as at, m.digest, m.status, m.answer, m.encounters
       from jsonb_to_recordset($1::jsonb) as k(at int, ${KEYS})
       join messages m on m.tenant_id = k."tenantId" and m.source_id = k."sourceId" and m.message_key = k.key`,
      [JSON.stringify(keys.map((key, at) => ({ ...key, at })))],
    );
    const found = new Map(rows.map((row) => [row.at, row]));
    return keys.map((key, at) => {
      const row = found.get(at);
      if (row === undefined) return null;
      const { digest, status, answer: body, encounters } = row;
      return { ...key, digest, answer: { status, body, encounters: encounters.split(',').filter((id) => id !== '') } };
    });
  }

  /** In the order of their keys: two processes that keep the same messages would wait for each other else. */
  private async keepAll(messages: readonly Message[]): Promise<readonly Message[]> {
    const kept = await this.store.query<{ key: string }>(
      `insert into messages (tenant_id, source_id, message_key, digest, status, answer, encounters)
       select "tenantId", "sourceId", key, digest, status, decode(answer, 'base64'), encounters
       from jsonb_to_recordset($1::jsonb) as m(${KEYS}, digest text, status int, answer text, encounters text)
       order by 1, 2, 3
       on conflict do nothing
       returning tenant_id || '/' || source_id || '/' || message_key as key`,
      [
        JSON.stringify(
          messages.map(({ answer, ...message }) => ({
            ...message,
            status: answer.status,
            answer: answer.body?.toString('base64') ?? null,
            encounters: (answer.encounters ?? []).join(','),
          })),
        ),
      ],
    );
    if (kept.length === messages.length) return messages;
    const standing = await this.findAll(messages.map(({ tenantId, sourceId, key }) => ({ tenantId, sourceId, key })));
    return messages.map((message, at) => standing[at] ?? message);
  }
}
