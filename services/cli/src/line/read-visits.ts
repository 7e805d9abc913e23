import type { SentVisit } from '@chargeline/synth';
import { notOk } from '../exit.js';
import { readJson } from '../read-json.js';

const isCents = (value: unknown): boolean => Number.isSafeInteger(value);

/** Whether a value has what the ledger reads of a sent visit. */
function isVisit(value: unknown): value is SentVisit {
  const visit = (value ?? {}) as Readonly<Record<string, unknown>>;
  return (
    ['tenantId', 'sourceId', 'visitNumber'].every((field) => typeof visit[field] === 'string') &&
    typeof visit['accepted'] === 'boolean' &&
    isCents(visit['totalCents']) &&
    (visit['allowedCents'] === null || isCents(visit['allowedCents']))
  );
}

/** Reads a sender's list as `generate` writes it. Throws CHL_CLI_NOT_OK with the place of the first fault. */
export async function readVisits(path: string): Promise<readonly SentVisit[]> {
  const json = await readJson(path);
  if (!Array.isArray(json)) throw notOk(`${path} is not a list of visits.`);
  const at = json.findIndex((one) => !isVisit(one));
  if (at >= 0) throw notOk(`${path}: number ${at + 1} of the list is not a visit as "generate" writes it.`);
  return json as readonly SentVisit[];
}
