import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { ChargelineError } from '@chargeline/kernel';

/** What signs tokens and, its public half, verifies them. `kid` is the SHA-256 of the public key (SPKI, DER), base64url. */
export interface TokenKey {
  readonly algorithm: 'EdDSA' | 'ES256';
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

const unusable = (because: string): ChargelineError =>
  new ChargelineError('CHL_SECURITY_TOKEN_KEY', `The signing key cannot be used: ${because}.`, false);

function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): TokenKey['algorithm'] {
  if (asymmetricKeyType === 'ed25519') return 'EdDSA';
  if (asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1') return 'ES256';
  throw unusable('it is neither Ed25519 nor P-256');
}

/** Reads a private key in PKCS#8 PEM, Ed25519 or P-256; `\n` may stand for line ends. Throws CHL_SECURITY_TOKEN_KEY, without the key. */
export function tokenKey(pem: string): TokenKey {
  let privateKey: KeyObject;
  try {
    privateKey = createPrivateKey({ key: pem.replaceAll(String.raw`\n`, '\n'), format: 'pem', type: 'pkcs8' });
  } catch {
    throw unusable('it is not a private key in PKCS#8 PEM');
  }
  const publicKey = createPublicKey(privateKey);
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const kid = createHash('sha256').update(spki).digest('base64url');
  return { algorithm: algorithmOf(privateKey), kid, privateKey, publicKey };
}

/** A fresh Ed25519 key in PKCS#8 PEM. */
export function newTokenKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
}
