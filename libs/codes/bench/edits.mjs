// What the NCCI edits of published size cost a room: `node libs/codes/bench/edits.mjs [PAIRS] [CODES]`.
// Makes a quarter of pair edits in four parts (2,500,000 among 15,000 codes) and unit edits of all codes in a temporary
// folder, loads them, then opens and asks them in a fresh process. Removes everything.
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  pairEdit,
  pairEditsOf,
  procedurePairsOn,
  unlikelyUnits,
  unlikelyUnitsOn,
  useReference,
} from '../dist/index.js';
import { loadReference } from '../dist/reference.js';

const DAY = '2026-08-03';
const PARTS = 4;
/** A claim line carries one of a few hundred codes most of the time. */
const COMMON = 300;
/** The best round counts: other work on the machine only makes it slower. */
const ROUNDS = 15;
const QUESTIONS = 100_000;
const MEBIBYTE = 2 ** 20;
const RATIONALES = [
  'Misuse of Column Two code with Column One code',
  'CPT Manual or CMS manual coding instruction',
  'Standards of medical/surgical practice',
  'Mutually exclusive procedures',
  'CPT Separate procedure definition',
  'HCPCS/CPT procedure code definition',
  'More extensive procedure',
  'Anesthesia service included in surgical procedure',
];

const random = randomly(7);
const below = (end) => Math.floor(random() * end);
const one = (list) => list[below(list.length)];

async function load(pairs, size) {
  const folder = mkdtempSync(join(tmpdir(), 'chargeline-edits-'));
  try {
    const codes = codesOf(size);
    const files = [...pairFiles(folder, codes, pairs), unitsFile(folder, codes)];
    const begin = performance.now();
    const reports = await loadReference(join(folder, 'reference'), files, { now: () => new Date() });
    for (const { outcome, release, rows, refused } of reports)
      console.log(`${outcome} ${release?.kind} ${release?.id}: ${rows} rows`, ...refused.slice(0, 1));
    console.log(`loading: ${seconds(begin)} s`);
    const program = ['--expose-gc', fileURLToPath(import.meta.url), '--ask', join(folder, 'reference'), String(size)];
    execFileSync(process.execPath, program, { stdio: 'inherit' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Five digits as CPT numbers them, and a sixth of them with the letters of Level II. */
function codesOf(size) {
  const step = Math.floor(90_000 / size);
  const code = (at) =>
    at % 6 === 5 ? `${at < 10_000 ? 'G' : 'J'}${String(at % 10_000).padStart(4, '0')}` : String(10_000 + at * step);
  return [...new Set(Array.from({ length: size }, (_, at) => code(at)))].sort();
}

/** Few codes have most of the partners. Every seventh edit is deleted, some of them on the day they began. */
function* pairFiles(folder, codes, pairs) {
  const weights = codes.map(() => random() ** 3);
  const share = pairs / weights.reduce((sum, weight) => sum + weight, 0);
  for (let part = 0; part < PARTS; part += 1) {
    const path = join(folder, `ccipra-v322r0-f${part + 1}.txt`);
    const file = openSync(path, 'w');
    writeSync(
      file,
      'Column 1\tColumn 2\t*=in existence prior to 1996\tEffective Date\tDeletion Date\tModifier\tPTP Edit Rationale\n',
    );
    const [from, to] = [part, part + 1].map((at) => Math.floor((codes.length * at) / PARTS));
    for (let at = from; at < to; at += 1) writeSync(file, editsOf(codes, at, Math.round(weights[at] * share)));
    closeSync(file);
    yield path;
  }
}

function editsOf(codes, at, count) {
  const partners = new Set();
  while (partners.size < Math.min(count, codes.length - 1)) {
    const partner = below(codes.length);
    if (partner !== at) partners.add(partner);
  }
  let text = '';
  for (const partner of [...partners].sort((left, right) => left - right)) {
    const began = below(122);
    const ended = random() < 1 / 7 ? began + below(122 - began) : null;
    const [effective, deleted] = [quarter(began), ended === null ? '*' : quarter(ended)];
    const indicator = effective === deleted ? 9 : below(2);
    text += `${codes[at]}\t${codes[partner]}\t\t${effective}\t${deleted}\t${indicator}\t${one(RATIONALES)}\n`;
  }
  return text;
}

/** The first day of a quarter, counted from January 1996. */
const quarter = (at) => `${1996 + Math.floor(at / 4)}${String((at % 4) * 3 + 1).padStart(2, '0')}01`;

function unitsFile(folder, codes) {
  const path = join(folder, 'MCR_MUE_PractitionerServices_Eff_07-01-2026.csv');
  const file = openSync(path, 'w');
  const rows = codes.map(
    (code) =>
      `${code},${below(12)},${one(['1 Line Edit', '2 Date of Service Edit: Policy', '3 Date of Service Edit: Clinical'])},Clinical: Data`,
  );
  writeSync(
    file,
    ['HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale', ...rows, ''].join(
      '\n',
    ),
  );
  closeSync(file);
  return path;
}

/** In a process that has loaded nothing. */
function ask(folder, size) {
  useReference(folder);
  unlikelyUnitsOn('dme', DAY);
  const bare = memory();
  let begin = performance.now();
  const { releases } = procedurePairsOn('practitioner', DAY);
  console.log(`building the pairs of ${releases.length} parts: ${seconds(begin)} s`);
  console.log(`RSS: ${bare} MiB before, ${memory()} MiB after, of which ${arrays()} MiB typed arrays`);
  begin = performance.now();
  unlikelyUnitsOn('practitioner', DAY);
  console.log(`building the units: ${seconds(begin)} s; RSS: ${memory()} MiB`);

  const codes = codesOf(size);
  const common = Array.from({ length: COMMON }, () => one(codes));
  for (const { which, list } of [
    { which: `the ${COMMON} common codes`, list: common },
    { which: 'all codes', list: codes },
  ]) {
    const asked = Array.from({ length: 2_000 }, () => [one(list), one(list)]);
    const claims = Array.from({ length: 2_000 }, () => Array.from({ length: 5 }, () => one(list)));
    const best = (question) => {
      let [nanos, found] = [Infinity, 0];
      for (let round = 0; round < ROUNDS; round += 1) {
        found = 0;
        const began = performance.now();
        for (let time = 0; time < QUESTIONS; time += 1) found += question(time % asked.length);
        nanos = Math.min(nanos, ((performance.now() - began) * 1e6) / QUESTIONS);
      }
      return `${nanos.toFixed(0)} ns (${(found / QUESTIONS).toFixed(2)} found)`;
    };
    const pair = best((at) => (pairEdit('practitioner', asked[at][0], asked[at][1], DAY) === undefined ? 0 : 1));
    const claim = best((at) => pairEditsOf('practitioner', claims[at], DAY).length);
    const units = best((at) => (unlikelyUnits('practitioner', asked[at][0], DAY) === undefined ? 0 : 1));
    console.log(`${which}: a pair ${pair}, a five-line claim ${claim}, units of a code ${units}`);
  }
}

const seconds = (begin) => ((performance.now() - begin) / 1_000).toFixed(1);
const arrays = () => Math.round(process.memoryUsage().arrayBuffers / MEBIBYTE);

function memory() {
  globalThis.gc();
  return Math.round(process.memoryUsage().rss / MEBIBYTE);
}

/** Numbers from 0 to 1, the same in every run (a linear congruence). */
function randomly(seed) {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
}

const [first = '2500000', second = '15000', third] = process.argv.slice(2);
if (first === '--ask') ask(second, Number(third));
else await load(Number(first), Number(second));
