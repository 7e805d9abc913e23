// Measures POST /api/v1/rules/check: a whole room that listens, one caller at a time, a claim of five lines of today.
//   node services/rules/bench/check.mjs [FOLDER]
// FOLDER holds loaded releases, as `chargeline reference load` leaves them; without it the shipped ones are asked.
import { procedurePairsOn, useReference } from '@chargeline/codes';
import { roomOnMemory } from '@chargeline/runtime/testing';
import { rulebook, rules } from '../dist/index.js';
import { modelClaim } from '../dist/rulebook/model-claim.js';

const REQUESTS = 1_000;
/** A visit, an electrocardiogram, a panel, a venipuncture and an injection, as they stand on one claim. */
const CODES = ['99213', '93000', '80053', '36415', '96372'];

function claimOf(day) {
  const { encounter, claim } = modelClaim();
  const days = { serviceFrom: day, serviceTo: day };
  const lines = CODES.map((code, at) => ({
    ...claim.lines[at === 0 ? 0 : 1],
    ...days,
    code,
    line: at + 1,
    chargeId: String(at + 1),
  }));
  const totalCents = lines.reduce((sum, { chargeCents }) => sum + chargeCents, 0);
  return { judgedOn: day, encounter: { ...encounter, ...days }, claim: { ...claim, totalCents, lines } };
}

async function check(url, body) {
  const begin = performance.now();
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const { outcome, findings, releases } = await answer.json();
  if (answer.status !== 200) throw new Error(`HTTP status ${answer.status}`);
  return { millis: performance.now() - begin, outcome, findings, releases };
}

useReference(process.argv[2] ?? null);
const day = new Date().toISOString().slice(0, 10);
const begin = performance.now();
const room = await roomOnMemory(rules);
const started = ((performance.now() - begin) / 1_000).toFixed(1);
try {
  const url = `${room.running.url}/api/v1/rules/check`;
  const body = JSON.stringify(claimOf(day));
  const first = await check(url, body);
  const pairs = procedurePairsOn('practitioner', day) === undefined ? 'no NCCI pairs' : 'NCCI pairs';
  console.log(`${rulebook.length} rules, ${pairs} of ${day}; the room started and warmed up in ${started} s`);
  console.log(`the first check: ${first.millis.toFixed(1)} ms, ${first.outcome}, ${first.findings.length} findings`);
  const millis = [];
  for (let at = 0; at < REQUESTS; at += 1) millis.push((await check(url, body)).millis);
  millis.sort((one, other) => one - other);
  const at = (share) => millis[Math.floor((REQUESTS - 1) * share)].toFixed(2);
  console.log(`${REQUESTS} checks over HTTP: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms`);
} finally {
  await room.stop();
}
