import { v5 } from 'uuid';

/** RFC 9562 section 5.5 namespace of every Chargeline id; changing it would make every replay a new event. */
const CHARGELINE = 'b7c6f0de-5c54-5d0f-9a53-0d7f6f7f3c11';

/** A name-based UUID (version 5) of the parts. Parts are joined by an unit separator, so `['a', 'bc']` and `['ab', 'c']` differ. */
export function derivedId(...parts: readonly (string | number)[]): string {
  return v5(parts.join('\u001f'), CHARGELINE);
}

/** The id of what `stage` says about `source`: never time, randomness or a release, so that a replay is the same event. */
export function eventId(tenant: string, source: string, stage: string, ordinal = 0): string {
  return derivedId(tenant, source, stage, ordinal);
}
