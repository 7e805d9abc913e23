import { randomBytes } from 'node:crypto';
import { isTraceparent } from '@chargeline/contracts';

/** The next span of a trace, or the first of a new one (W3C Trace Context, `traceparent` version 00, sampled). */
export function nextSpan(traceparent: string): string {
  const trace = isTraceparent(traceparent) ? traceparent.slice(3, 35) : randomBytes(16).toString('hex');
  return `00-${trace}-${randomBytes(8).toString('hex')}-01`;
}
