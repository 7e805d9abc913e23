import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modelClaim } from '../../rules/src/rulebook/model-claim.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MAIN, type Ran, stayingTool } from './run.js';

const OURS = `
family: ACME
about: Rules of our own.
rules:
  - id: ACME-001
    title: No visits for Acme
    because: Acme does not take visits on this plan. Bill the other plan.
    severity: hold
    scope: line
    applies: { payers: ['12345'] }
    source: Acme provider manual 2025
    carc: '96'
    owner: billing
    when: line.isVisit
    passes: [{ lines: [{ code: '71046', modifiers: [] }] }]
    fails: [{ lines: [{}], finds: [1] }]
`;

let folder: string;
/** No line runs at this home. */
const surroundings = () => ({ cwd: folder, env: { CHARGELINE_HOME: join(folder, 'home'), KAFKA_BROKERS: undefined } });
const tool = stayingTool();
const run = (...args: readonly string[]): Promise<Ran> => tool(['rules', ...args], surroundings());

async function json<T>(...args: readonly string[]): Promise<T & { readonly exit: number | null }> {
  const { exit, out } = await run(...args, '--json');
  return { ...(JSON.parse(out) as T), exit };
}

const clean = modelClaim();
/** Both sides twice: MOD-050 rejects it. */
const wrong = structuredClone(clean);
Object.assign(wrong.claim, { claimId: 'C0000000000000000009' });
Object.assign(wrong.claim.lines[1]!, { code: '20610', modifiers: ['50'], units: 2 });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chargeline-rules-'));
  const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
  await write('clean.json', JSON.stringify(clean, null, 2));
  await write('wrong.json', JSON.stringify(wrong));
  await write('list.json', JSON.stringify([clean, wrong]));
  await write(
    'claims.ndjson',
    [
      clean,
      { ...wrong, outcome: { paid: true, deniedCarcs: [] } },
      { ...clean, outcome: { paid: false, deniedCarcs: ['CO-96'] } },
    ]
      .map((one) => JSON.stringify(one))
      .join('\n'),
  );
  await write('ours.yaml', OURS);
  await write('untrue.yaml', OURS.replace('finds: [1]', 'finds: [2]'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Row {
  readonly id: string;
  readonly severity: string;
  readonly scope: string;
  readonly because: string;
  readonly source: string;
}

test('list: every rule with its sentence and who says so; filters narrow it', async () => {
  const { rules: all } = await json<{ rules: readonly Row[] }>('list');
  expect(all.length).toBeGreaterThanOrEqual(250);
  expect(all.every(({ id, because, source }) => id && because && source)).toBe(true);
  const narrow = ['--family', 'mod', '--severity', 'reject', '--scope', 'line'];
  const { rules: some } = await json<{ rules: readonly Row[] }>('list', ...narrow);
  expect(some).toEqual(
    all.filter(({ id, severity, scope }) => id.startsWith('MOD-') && severity === 'reject' && scope === 'line'),
  );
  expect((await run('list', '--family', 'MOD')).out).toMatch(
    new RegExp(`of ${all.length} rules of rulebook [0-9a-f]{12}`),
  );
});

test("show: a rule as its file has it, one's own too, whatever the letters", async () => {
  expect((await run('show', 'mod-050')).out).toContain('when: line.modifiers has "50" and line.units != 1');
  expect((await run('show', 'ACME-001', '--tenant-rules', 'ours.yaml')).out).toContain('payers');
  expect((await run('show', 'ACME-001')).exit).toBe(1);
  expect((await run('list', '--family', 'ZZZ')).exit).toBe(2);
});

interface Checked {
  readonly rejected: number;
  readonly held: number;
  readonly judged: number;
  readonly claims: readonly { claimId: string; outcome: string; findings: readonly { rule: string }[] }[];
}

test('check: a clean claim ends with 0', async () => {
  const { exit, out } = await run('check', 'clean.json');
  expect({ exit, out }).toEqual({ exit: 0, out: `${clean.claim.claimId} goes on: no rule has a word against it.\n` });
});

test('check: a claim that is rejected ends with 1, and is told with line, sentence and source', async () => {
  const { exit, out } = await run('check', 'wrong.json');
  expect(exit).toBe(1);
  expect(out).toMatch(/^reject +2 +MOD-050 .*Modifier 50 already says both sides/m);
  expect(out).toMatch(/by Claims Processing Manual ch\. 12 §40\.7/);
});

test('check: a list, and one a line, are told together', async () => {
  for (const [file, judged] of [
    ['list.json', 1],
    ['claims.ndjson', 2],
  ] as const) {
    const checked = await json<Checked>('check', file);
    expect(checked).toMatchObject({ exit: 1, rejected: 1, held: 0, judged });
    expect(checked.claims[1]!.findings.map(({ rule }) => rule)).toContain('MOD-050');
  }
});

test('check: standard input', async () => {
  const child = spawn(process.execPath, [MAIN, 'rules', 'check', '-', '--json'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...surroundings().env },
  });
  child.stdin.end(JSON.stringify(wrong));
  let out = '';
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  const exit = await new Promise((resolve) => child.once('close', resolve));
  expect(exit).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ rejected: 1, claims: [{ at: 'standard input line 1' }] });
});

test("check: a tenant's own rule is laid over the house's; a claim that is held ends with 1 too", async () => {
  const { exit, held, claims } = await json<Checked>('check', 'clean.json', '--tenant-rules', 'ours.yaml');
  expect({ exit, held, findings: claims[0]!.findings.map(({ rule }) => rule) }).toEqual({
    exit: 1,
    held: 1,
    findings: ['ACME-001'],
  });
});

test('check: the model claim is a document to begin with; a byte order mark is no fault of it', async () => {
  const { out } = await run('check', '--model');
  await writeFile(join(folder, 'model.json'), `\uFEFF${out}`);
  expect(await run('check', 'model.json')).toMatchObject({ exit: 0 });
  expect((await run('check')).exit).toBe(2);
});

test('check: what steers a terminal is not printed', async () => {
  const odd = { ...clean, claim: { ...clean.claim, claimId: 'C1\u001B[31m' } };
  await writeFile(join(folder, 'odd.json'), JSON.stringify(odd));
  expect((await run('check', 'odd.json')).out).toContain('C1\uFFFD[31m goes on');
});

test('check: looked at on a later day, a claim is late', async () => {
  const { claims } = await json<Checked>('check', 'clean.json', '--on', '2035-01-01');
  expect(claims[0]!.findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('TF-'))).not.toEqual([]);
});

test('test: an example with a field that no claim has is told', async () => {
  await writeFile(join(folder, 'typing.yaml'), OURS.replace("code: '71046'", "cod: '71046'"));
  const { exit, err } = await run('test', 'typing.yaml');
  expect({ exit, says: err.trim() }).toEqual({
    exit: 1,
    says: 'CHL_RULES_FAULT: ACME-001: its example passes 1 is no claim: claim.lines.0 has a field that is not known here.',
  });
});

test('test: a change that no example tells ends with 1', async () => {
  const loose = OURS.replace('when: line.isVisit', 'when: line.isVisit and line.units < 9');
  await writeFile(join(folder, 'loose.yaml'), loose);
  expect((await run('test', 'loose.yaml')).exit).toBe(0);
  expect((await run('test', 'loose.yaml', '--mutants')).exit).toBe(1);
});

test("test: one's own rules by their examples; ends with 1 when one does not come out", async () => {
  expect(await json('test', 'ours.yaml')).toEqual({ exit: 0, rules: 1, examples: 2, wrong: [] });
  const { exit, out } = await run('test', 'untrue.yaml');
  expect(exit).toBe(1);
  expect(out).toContain('ACME-001 fails 1: finds line 1, should find line 2');
});

test('explain --file: which rules looked, what fired and why, and what was not asked', async () => {
  const { exit, out } = await run('explain', '--file', 'wrong.json');
  expect(exit).toBe(0);
  expect(out).toMatch(/^C0000000000000000009 rejected by rulebook [0-9a-f]{12}\nreleases used: icd10cm FY2025/);
  expect(out).toContain('when    line.modifiers has "50" and line.units != 1\n          line.modifiers is ["50"]\n');
  expect(out).toMatch(/\d+ rules looked\n {2}/);
  expect(out).toMatch(/\d+ {2}it is for other payers/);
});

test('coverage of a file: who looked, who fired, who never did', async () => {
  const { claims, rules, neverFired } = await json<{
    claims: number;
    rules: readonly { rule: string; looked: number; fired: number }[];
    neverFired: readonly string[];
  }>('coverage', '--claims', 'claims.ndjson');
  expect(claims).toBe(3);
  expect(rules.find(({ rule }) => rule === 'MOD-050')).toMatchObject({ looked: 1, fired: 1 });
  expect(neverFired).not.toContain('MOD-050');
  expect(neverFired).toContain('REQ-010');
});

test('coverage of a synthetic practice: its faults fire, and the same seed gives the same counts', async () => {
  const first = await run('coverage', '--synthetic', '200', '--seed', '4');
  expect(first.out).toMatch(/^\d+ claims by rulebook/);
  expect(first.out).toMatch(/^PRV-002 .* Wrong NPI of the rendering provider$/m);
  expect(first.out).toMatch(/rules never fired\nnever fired /);
  expect((await run('coverage', '--synthetic', '200', '--seed', '4')).out).toBe(first.out);
});

test('backtest: new findings, the claims that come out otherwise, and what they charge', async () => {
  const backtest = ['backtest', '--from', 'house', '--to', 'house+ours.yaml', '--claims', 'claims.ndjson'];
  const { out } = await run(...backtest);
  const dollars = (2 * clean.claim.totalCents) / 100;
  // The claim that MOD-050 rejects has a visit too: its finding is new, and its outcome is what it was.
  expect(out).toContain(`3 new findings, 0 lost; 2 claims with another outcome, charging $${dollars.toFixed(2)}`);
  expect(out).toMatch(/^ACME-001 +none +hold +3 +0 +0 /m);
  expect(out).toMatch(/^judged +held +2 /m);
  const { known } = await json<{ known: object }>(...backtest);
  expect(known).toMatchObject({
    claims: 2,
    before: { stoppedThoughPaid: 1, hits: 0, missed: 1 },
    after: { stoppedThoughPaid: 1, hits: 1, missed: 0 },
  });
});

test('backtest: a rulebook against itself changes nothing, and needs no line', async () => {
  expect(await json('backtest', '--from', 'house', '--to', 'house', '--claims', 'list.json')).toMatchObject({
    exit: 0,
    claims: 2,
    rules: [],
    changedClaims: 0,
    known: null,
  });
});

test('new: a rule to be filled in, with the next free id; it does not load before', async () => {
  const { exit, out } = await run('new', 'zeta', '--title', 'A rule of ours', '--scope', 'claim');
  expect({ exit, out: out.split('\n')[0] }).toEqual({
    exit: 0,
    out: 'zeta-001.yaml has ZETA-001. Fill in what stands empty, then run:',
  });
  expect(await json('new', 'ZETA', '--title', 'Another one')).toMatchObject({ id: 'ZETA-002', file: 'zeta-002.yaml' });
  expect(await readFile(join(folder, 'zeta-001.yaml'), 'utf8')).toContain('title: "A rule of ours"');
  const tested = await run('test', 'zeta-001.yaml');
  expect(tested).toMatchObject({ exit: 1, out: '' });
  expect(tested.err).toMatch(
    /^CHL_RULES_FAULT: zeta-001\.yaml: nothing stands yet at ZETA-001 because, .*Fill it in\.\n$/,
  );
});

test('new: --print writes nothing, and follows on from the house', async () => {
  const { rules } = await json<{ rules: readonly Row[] }>('list', '--family', 'MOD');
  const last = Math.max(...rules.map(({ id }) => Number(id.slice(4))));
  const { file, id } = await json<{ file: null; id: string }>('new', 'MOD', '--title', 'One more', '--print');
  expect({ file, number: Number(id.slice(4)) }).toEqual({ file: null, number: last + 1 });
});

for (const [why, args, exit, code] of [
  ['neither a claim nor a file', ['explain'], 2, 'CHL_CLI_USE'],
  ['a claim, and no line', ['explain', 'C0000000000000000009'], 3, 'CHL_CLI_MISSING'],
  ['a day of a claim that has its own', ['explain', 'C1', '--on', '2025-01-01'], 2, 'CHL_CLI_USE'],
  ['no corpus', ['coverage'], 2, 'CHL_CLI_USE'],
  ['two corpora', ['coverage', '--claims', 'list.json', '--synthetic', '3'], 2, 'CHL_CLI_USE'],
  ['one rulebook', ['backtest', '--from', 'house', '--claims', 'list.json'], 2, 'CHL_CLI_USE'],
  ['no claims', ['backtest', '--from', 'house', '--to', 'house'], 2, 'CHL_CLI_USE'],
  [
    'a log, and no Kafka',
    ['backtest', '--from', 'house', '--to', 'house', '--since', '2025-01-01'],
    3,
    'CHL_CLI_MISSING',
  ],
  ['rules that are not there', ['check', 'clean.json', '--tenant-rules', 'nowhere.yaml'], 2, 'CHL_CLI_USE'],
  ['a severity that is none', ['list', '--severity', 'fatal'], 2, 'CHL_CLI_USE'],
  ['letters that are no family', ['new', 'X', '--title', 'A rule'], 2, 'CHL_CLI_USE'],
] as const)
  test(`${why} ends with ${exit}, one line on standard error`, async () => {
    const ran = await run(...args);
    expect(ran).toMatchObject({ exit, out: '' });
    expect(ran.err).toMatch(new RegExp(`^${code}: [^\\n]+\\n$`));
  });
