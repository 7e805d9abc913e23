import { readFile } from 'node:fs/promises';
import { contentOf, type Door } from './content.js';
import { type ClaimStatus, type Fate, FATES, fateOfClaim, isUnderWay, type Told, worst } from './fate.js';
import type { Reply } from './reply.js';
import type { Statuses } from './settled.js';

export interface FileFate extends Told {
  readonly file: string;
}

export interface SendResult extends Readonly<Record<Fate, number>> {
  readonly files: number;
  readonly details: readonly FileFate[];
  /** Encounters that were still moving when we stopped to look. */
  readonly underWay: number;
}

export interface SendPorts {
  readonly send: (door: Door, body: Buffer, file: string) => Promise<Reply>;
  /** Where these encounters stand, once nothing moves. */
  readonly settle: (encounters: readonly string[]) => Promise<Statuses>;
  readonly progress: (done: number, of: number) => void;
}

type Sent = { readonly file: string } & ({ readonly replies: readonly Reply[] } | { readonly because: string });

async function sendFile(file: string, send: SendPorts['send']): Promise<Sent> {
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return { file, because: 'The file cannot be read.' };
  const content = contentOf(bytes);
  if (content.door === null) return { file, because: content.because };
  const replies: Reply[] = [];
  for (const part of content.parts) replies.push(await send(content.door, part, file));
  return { file, replies };
}

function fateOfPart({ accepted, because, encounters }: Reply, status: (id: string) => ClaimStatus | null): Told {
  if (!accepted) return { fate: 'refused', reason: because || 'no reason given' };
  if (encounters.length === 0) return { fate: 'accepted', reason: because || 'taken' };
  return worst(
    encounters.map((id) => fateOfClaim(status(id))),
    'encounters',
  );
}

/** Sends each file in turn and says of each what became of it, when nothing moves any more. */
export async function sendFiles(files: readonly string[], { send, settle, progress }: SendPorts): Promise<SendResult> {
  const sent: Sent[] = [];
  for (const file of files) {
    sent.push(await sendFile(file, send));
    progress(sent.length, files.length);
  }
  const encounters = sent.flatMap((one) =>
    'replies' in one ? one.replies.flatMap(({ encounters }) => encounters) : [],
  );
  const statuses = await settle([...new Set(encounters)]);
  const details = sent.map((one): FileFate => {
    if ('because' in one) return { file: one.file, fate: 'refused', reason: one.because };
    const parts = one.replies.map((reply) => fateOfPart(reply, (id) => statuses.get(id) ?? null));
    return { file: one.file, ...worst(parts, 'parts') };
  });
  const count = (fate: Fate): number => details.filter((one) => one.fate === fate).length;
  return {
    files: details.length,
    ...(Object.fromEntries(FATES.map((fate) => [fate, count(fate)])) as Record<Fate, number>),
    details,
    underWay: [...statuses.values()].filter(isUnderWay).length,
  };
}
