import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** scrypt (RFC 7914) with N = 2^14, r = 8, p = 5: 16 MiB, one of the settings that OWASP calls equal in its password storage sheet. */
const COST = { N: 2 ** 14, r: 8, p: 5, maxmem: 2 ** 25 };
const KEY = 32;
const SALT = 16;
const NAME = 'scrypt-14-8-5';

/** What an unknown user's password is compared with, so that the answer costs the same. */
const NOBODY = Buffer.alloc(SALT);

function derived(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY, COST, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

/** A password as it may be kept: `<setting>$<salt>$<key>`, base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT);
  const key = await derived(password, salt);
  return [NAME, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Whether the password is the one that was hashed. Without a hash (no such user) it is not, at the same cost. */
export async function passwordMatches(password: string, hash: string | undefined): Promise<boolean> {
  const [name, salt, key] = hash?.split('$') ?? [];
  const given = await derived(password, salt === undefined ? NOBODY : Buffer.from(salt, 'base64url'));
  const kept = Buffer.from(key ?? '', 'base64url');
  return name === NAME && kept.length === KEY && timingSafeEqual(given, kept);
}
