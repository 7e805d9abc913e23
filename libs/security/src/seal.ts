import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { SealedIdentity } from '@chargeline/contracts';
import { ChargelineError } from '@chargeline/kernel';
import type { KeyProvider } from './keys.js';

/** What a sealed block belongs to; it opens nowhere else. */
export interface Place {
  readonly tenantId: string;
  readonly encounterId: string;
  readonly eventId: string;
}

const IV = 12;
const TAG = 16;

const associated = ({ tenantId, encounterId, eventId }: Place): Buffer =>
  Buffer.from(JSON.stringify([tenantId, encounterId, eventId]));

const broken = (because: string): ChargelineError =>
  new ChargelineError('CHL_SECURITY_SEAL_BROKEN', `A sealed identity does not open: ${because}.`, false);

/** AES-256-GCM (NIST SP 800-38D) with a random 96-bit IV: `<key version>.<base64url of IV, tag and ciphertext>`. */
export function seal(identity: SealedIdentity, place: Place, keys: KeyProvider): string {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', keys.sealingKey(keys.current)!, iv, { authTagLength: TAG }).setAAD(
    associated(place),
  );
  const body = Buffer.concat([cipher.update(JSON.stringify(identity), 'utf8'), cipher.final()]);
  return `${keys.current}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
}

/** Opens what `seal` closed. Throws CHL_SECURITY_SEAL_BROKEN for an unknown key version, another place, or a changed byte. */
export function unseal(sealed: string, place: Place, keys: KeyProvider): SealedIdentity {
  const dot = sealed.indexOf('.');
  const key = keys.sealingKey(sealed.slice(0, dot));
  if (key === undefined) throw broken('its key version is not in the keyring');
  const block = Buffer.from(sealed.slice(dot + 1), 'base64url');
  if (block.length < IV + TAG) throw broken('it is cut short');
  const decipher = createDecipheriv('aes-256-gcm', key, block.subarray(0, IV), { authTagLength: TAG })
    .setAAD(associated(place))
    .setAuthTag(block.subarray(IV, IV + TAG));
  try {
    const text = Buffer.concat([decipher.update(block.subarray(IV + TAG)), decipher.final()]).toString('utf8');
    return SealedIdentity.parse(JSON.parse(text));
  } catch {
    throw broken('it was changed, or belongs to another tenant or event');
  }
}

/** The dotted names of what an identity holds, as `patient.birthDate`: rules may miss one without seeing it. */
export function holdsOf(identity: SealedIdentity): string[] {
  const named = (value: object, prefix: string): string[] =>
    Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
      if (inner === null || inner === '') return [];
      const path = `${prefix}${name}`;
      return typeof inner === 'object' ? [path, ...named(inner, `${path}.`)] : [path];
    });
  return named(identity, '');
}
