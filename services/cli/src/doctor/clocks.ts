import { fault, type Finding, ok, toNote } from './finding.js';

const SKEW_MILLIS = { note: 2_000, fault: 60_000 };

/** `aheadMillis`: how far the other clock is ahead of ours; behind it is below 0. */
export function judgeSkew(whose: string, aheadMillis: number): Finding {
  const skew = Math.abs(aheadMillis);
  const found = `${(skew / 1_000).toFixed(1)} s ${aheadMillis < 0 ? 'behind' : 'ahead of'} this machine`;
  const next = 'Set both clocks by the network: timedatectl set-ntp true';
  const check = `clock of ${whose}`;
  if (skew > SKEW_MILLIS.fault) return fault(check, found, next);
  return skew > SKEW_MILLIS.note ? toNote(check, found, next) : ok(check, found);
}

/** A Date header says whole seconds: on average it is half a second old. */
const HALF_SECOND = 500;

/** How far the clock of an HTTP server is ahead of ours, in milliseconds; null when it does not say. */
export async function httpAhead(url: string): Promise<number | null> {
  try {
    const asked = Date.now();
    const answer = await fetch(url, { signal: AbortSignal.timeout(3_000) });
    await answer.arrayBuffer();
    const said = Date.parse(answer.headers.get('date') ?? '');
    return Number.isNaN(said) ? null : said + HALF_SECOND - (asked + Date.now()) / 2;
  } catch {
    return null;
  }
}
