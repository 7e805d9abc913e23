// Measures code look-ups over HTTP: a whole gateway with its database, one caller at a time.
//   node services/gateway/bench/code-look-ups.mjs [FOLDER]
// FOLDER holds loaded releases, as `libs/codes/bench/look-ups.mjs --folder FOLDER` leaves them; without it the shipped ones are asked.
import { useReference } from '@chargeline/codes';
import { roomOnMemory } from '@chargeline/runtime/testing';
import { issueToken, newKeyring, newTokenKey, tokenKey } from '@chargeline/security';
import { startPostgres } from '@chargeline/store';
import { gateway } from '../dist/index.js';

const REQUESTS = 5_000;
const CODES = [
  'icd10cm/E11.9',
  'icd10cm/G35',
  'icd10cm/Q99.99',
  'hcpcs/J1885',
  'hcpcs/A0428',
  'cpt/99213',
  'cpt/27447',
];

useReference(process.argv[2] ?? null);
const postgres = await startPostgres();
const pem = newTokenKey();
const room = await roomOnMemory(gateway, {
  DATABASE_URL: postgres.url,
  CHARGELINE_KEYRING: newKeyring(),
  GATEWAY_SIGNING_KEY: pem,
});
try {
  const caller = { subject: 'bench', tenantId: 'bench', roles: [] };
  const token = await issueToken(caller, tokenKey(pem), new Date(), 600);
  const headers = { authorization: `Bearer ${token}` };
  const millis = [];
  for (let at = 0; at < REQUESTS; at += 1) {
    const begin = performance.now();
    const url = `${room.running.url}/api/v1/codes/${CODES[at % CODES.length]}?on=2025-10-01`;
    const answer = await fetch(url, { headers });
    await answer.json();
    if (answer.status !== 200) throw new Error(`HTTP status ${answer.status}`);
    millis.push(performance.now() - begin);
  }
  millis.sort((one, other) => one - other);
  const at = (share) => millis[Math.floor((REQUESTS - 1) * share)].toFixed(2);
  console.log(`${REQUESTS} look-ups over HTTP: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms`);
} finally {
  await room.stop();
  await postgres.stop();
}
