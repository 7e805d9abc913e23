// How long the loader takes, and how much memory: `node libs/codes/bench/load.mjs [MB] [PPRRVU.csv GPCI.csv]`.
// Makes a text of NCCI edits of the wanted size (200 MB; from 600 MB on there are more rows than a release may have) in a temporary folder, loads it in a process of its own and
// prints what that took; with official files it loads those too. Removes everything.
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const MEGABYTE = 1_000_000;
const [megabytes = '200', ...official] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'chargeline-bench-'));

const LOAD = `
  const { loadReference } = await import('@chargeline/codes/reference');
  const [folder, ...paths] = process.argv.slice(1);
  const began = performance.now();
  let told = 0;
  const reports = await loadReference(folder, paths, { now: () => new Date(), progress: () => (told += 1) });
  console.log(JSON.stringify({
    files: reports.map(({ source, outcome, rows, refused }) => ({ source, outcome, rows, refused: refused.slice(0, 3) })),
    seconds: Number(((performance.now() - began) / 1_000).toFixed(1)),
    peakRssMegabytes: Math.round((process.resourceUsage().maxRSS * 1_024) / 1_000_000),
    progressTold: told,
  }));
`;

/** Edits of two codes each, in the order in which CMS publishes them. */
function writeEdits(path, bytes) {
  const file = openSync(path, 'w');
  let written = writeSync(
    file,
    'Column 1\tColumn 2\tin existence prior to 1996\tEffective Date\tDeletion Date\tModifier\tPTP Edit Rationale\n',
  );
  for (let edit = 0; written < bytes;) {
    let text = '';
    for (let left = 10_000; left > 0; left -= 1, edit += 1)
      text += `${10_000 + Math.floor(edit / 70_000)}\t${20_000 + (edit % 70_000)}\t\t20260701\t*\t1\tStandards of medical / surgical practice; CPT Manual or CMS manual coding instruction; misuse of a column two code with a column one code\n`;
    written += writeSync(file, text);
  }
  closeSync(file);
}

const load = (...paths) =>
  execFileSync(process.execPath, ['--input-type=module', '-e', LOAD, join(folder, 'reference'), ...paths], {
    cwd: resolve(import.meta.dirname, '..'),
    encoding: 'utf8',
  }).trim();

try {
  const edits = join(folder, 'ccipra-v322r0-f1.txt');
  writeEdits(edits, Number(megabytes) * MEGABYTE);
  console.log(`${megabytes} MB of edits: ${load(edits)}`);
  if (official.length > 0) console.log(`official files: ${load(...official.map((path) => resolve(path)))}`);
} finally {
  rmSync(folder, { recursive: true });
}
