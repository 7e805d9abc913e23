// Measures what all of ICD-10-CM (two years), HCPCS, PPRRVU and GPCI cost a service, in a fresh process that opens and asks them:
//   node libs/codes/bench/look-ups.mjs [--folder FOLDER] [FILE…]
// Loads the files (those of ../shared/data when none is named) into the folder, or into one that is removed in the end.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { feeScheduleRow, gpciOf, lookup, useReference } from '../dist/index.js';
import { loadReference, releasesInUse } from '../dist/reference.js';
import { tableOf } from '../dist/release/in-use.js';

const OFFICIAL = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
const FILES = [
  'icd10/cms_2025_dx.zip',
  'icd10/cms_2026_dx.zip',
  'hcpcs/hcpcs_level2_2025_oct.tsv',
  'mpfs/PPRRVU2025_Oct.nodesc.csv',
  'mpfs/GPCI2025.repaired.csv',
].map((file) => join(OFFICIAL, file));

const LOOK_UPS = 100_000;
const MEBIBYTE = 2 ** 20;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { folder: { type: 'string' }, ask: { type: 'string' } },
});

async function load(kept, files) {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'reference-'));
  try {
    const begin = performance.now();
    const reports = await loadReference(folder, files, { now: () => new Date() });
    const seconds = (performance.now() - begin) / 1_000;
    for (const { outcome, kind, release, rows } of reports)
      if (release !== null) console.log(`${outcome} ${kind} ${release.id}: ${rows} rows`);
    console.log(`loading: ${seconds.toFixed(1)} s`);
    useReference(folder);
    const input = questions().join('\n');
    const program = ['--expose-gc', fileURLToPath(import.meta.url), '--ask', folder];
    execFileSync(process.execPath, program, { input, stdio: ['pipe', 'inherit', 'inherit'] });
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true });
  }
}

/** In a process that has loaded nothing: each kind once, then the questions that come by standard input. */
function ask(folder) {
  const [bare, lines] = [rss(), readFileSync(0, 'utf8').split('\n')];
  useReference(folder);
  for (const question of Object.values(ASKED)) question('00000', '2025-10-01');
  console.log(`RSS: ${bare} MiB before, ${rss()} MiB with all four opened and asked`);
  const millis = new Float64Array(lines.length);
  for (const [at, line] of lines.entries()) {
    const [kind, code, on] = line.split(' ');
    const begin = performance.now();
    ASKED[kind](code, on);
    millis[at] = performance.now() - begin;
  }
  millis.sort();
  const at = (share) => millis[Math.floor((millis.length - 1) * share)].toFixed(4);
  console.log(`${millis.length} look-ups of random codes: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms`);
  globalThis.gc();
  console.log(`RSS: ${rss()} MiB after them`);
}

/** One way to ask of each kind, as services do. */
const ASKED = {
  icd10cm: (code, on) => lookup('icd10cm', code, { on }),
  hcpcs: (code, on) => lookup('hcpcs', code, { on }),
  pfs: (code, on) => [lookup('cpt', code, { on }), feeScheduleRow(on, code)],
  gpci: (code, on) => gpciOf(on, code.slice(0, 5), code.slice(5)),
};

/** Random codes of all four kinds on either side of the turn of ICD-10-CM. */
function questions() {
  const codes = codesOf();
  const kinds = Object.keys(codes);
  const random = randomly(7);
  const one = (list) => list[Math.floor(random() * list.length)];
  return Array.from({ length: LOOK_UPS }, () => {
    const kind = one(kinds);
    return `${kind} ${one(codes[kind])} ${one(['2025-09-30', '2025-10-01'])}`;
  });
}

/** Every code that is loaded, by kind. */
function codesOf() {
  const loaded = releasesInUse().filter(({ loadedAt }) => loadedAt !== null);
  const keys = (kind, key) => [
    ...new Set(loaded.filter((one) => one.kind === kind).flatMap((one) => [...tableOf(one).all()].map(key))),
  ];
  const code = (row) => row.code;
  return {
    icd10cm: keys('icd10cm', code),
    hcpcs: keys('hcpcs', code),
    pfs: keys('pfs', code),
    gpci: keys('gpci', ({ carrier, locality }) => `${carrier}${locality}`),
  };
}

const rss = () => Math.round(process.memoryUsage().rss / MEBIBYTE);

/** Numbers from 0 to 1, the same in every run (a linear congruence). */
function randomly(seed) {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
}

if (values.ask === undefined) await load(values.folder, positionals.length > 0 ? positionals : FILES);
else ask(values.ask);
