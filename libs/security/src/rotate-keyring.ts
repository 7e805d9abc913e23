import { randomBytes } from 'node:crypto';
import { ChargelineError } from '@chargeline/kernel';
import { keyring } from './keys.js';

interface Ring {
  readonly current: string;
  readonly sealing: Readonly<Record<string, string>>;
  readonly index: string;
}

/** Throws CHL_SECURITY_KEYRING for what is no keyring. */
function ringOf(json: string): Ring {
  keyring(json);
  return JSON.parse(json) as Ring;
}

const numberOf = (version: string): number => Number(/^k(\d+)$/.exec(version)?.[1] ?? 0);

/** The keyring with one more sealing key, which does not seal yet: every room must know it first. The version is `k<n>`, one above the highest. */
export function withNewKey(json: string): { readonly keyring: string; readonly version: string } {
  const { current, sealing, index } = ringOf(json);
  const version = `k${Math.max(...Object.keys(sealing).map(numberOf)) + 1}`;
  const key = randomBytes(32).toString('base64');
  return { keyring: JSON.stringify({ current, sealing: { ...sealing, [version]: key }, index }), version };
}

/** The keyring in which `version` seals; the other keys stay, to open what they sealed. Throws CHL_SECURITY_KEYRING when it has no such version. */
export function sealingWith(json: string, version: string): string {
  const { sealing, index } = ringOf(json);
  if (Object.hasOwn(sealing, version)) return JSON.stringify({ current: version, sealing, index });
  const known = Object.keys(sealing).join(', ');
  throw new ChargelineError('CHL_SECURITY_KEYRING', `The keyring has no version ${version}. It has ${known}.`, false);
}
