import { ChargelineError } from '@chargeline/kernel';
import { z } from 'zod';

/** Where keys come from. Sealing keys have versions and rotate; the index key must stay, or what was indexed is found no more. */
export interface KeyProvider {
  /** The version that seals now. */
  readonly current: string;
  /** A sealing key of 32 bytes, or undefined for a version that is not in the ring. */
  readonly sealingKey: (version: string) => Buffer | undefined;
  readonly indexKey: Buffer;
}

const Key = z.string().transform((text, context) => {
  const key = Buffer.from(text, 'base64');
  if (key.length !== 32) context.addIssue({ code: 'custom', message: 'is not 32 bytes in base64' });
  return key;
});

const Keyring = z.object({
  current: z.string(),
  sealing: z.record(z.string().regex(/^[a-z0-9-]{1,20}$/), Key),
  index: Key,
});

/** Reads a keyring `{ current, sealing: { <version>: <base64> }, index: <base64> }`. The error names the fault and shows no key. */
export function keyring(json: string): KeyProvider {
  const fault = (because: string): ChargelineError =>
    new ChargelineError(
      'CHL_SECURITY_KEYRING',
      `The keyring cannot be used: ${because}. Make one with "chargeline keys new".`,
      false,
    );
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    throw fault('it is not JSON');
  }
  const { data, error } = Keyring.safeParse(parsed);
  if (data === undefined)
    throw fault(error.issues.map(({ path, message }) => `${path.join('.') || 'it'} ${message}`).join(', '));
  const { current, sealing, index } = data;
  if (sealing[current] === undefined) throw fault(`the current version ${current} is not in it`);
  return { current, sealingKey: (version) => sealing[version], indexKey: index };
}
