import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { crashRun, newFolder } from './crash-run.ts';
import { ALL_OUTAGES } from './plan.ts';
import { prove } from './prove.ts';
import { faultsOf, verdictText } from './verdict.ts';

const USE = `npm run test:faults -- [--claims 20000] [--seed 1] [--kills 40] [--client kafkajs|platformatic] [--json]
npm run test:faults -- --prove [--client ...]    two planted bugs must be found`;

function fail(text: string, code: number): never {
  process.stderr.write(`${text}\n`);
  process.exit(code);
}

function numberOf(name: string, text: string): number {
  if (/^\d{1,7}$/.test(text)) return Number(text);
  return fail(`--${name} must be a whole number.\n\n${USE}`, 2);
}

function clientOf(text: string): 'kafkajs' | 'platformatic' {
  if (text === 'kafkajs' || text === 'platformatic') return text;
  return fail(`--client must be kafkajs or platformatic.\n\n${USE}`, 2);
}

function argumentsOf() {
  try {
    return parseArgs({
      options: {
        claims: { type: 'string', default: '20000' },
        seed: { type: 'string', default: '1' },
        kills: { type: 'string', default: '40' },
        client: { type: 'string', default: 'kafkajs' },
        prove: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return fail(`${(error as Error).message}\n\n${USE}`, 2);
  }
}

const stopped = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopped.abort());
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const { claims, seed, kills, client, prove: proving, json } = argumentsOf();
const common = { client: clientOf(client), signal: stopped.signal, say };

if (proving) process.exit((await prove(common)) ? 0 : 1);

const folder = await newFolder();
try {
  const findings = await crashRun(folder, {
    ...common,
    claims: numberOf('claims', claims),
    seed: numberOf('seed', seed),
    kills: numberOf('kills', kills),
    outages: ALL_OUTAGES,
    instances: { ingestion: 2, pricing: 2, billing: 2 },
    partitions: 12,
  });
  const faults = faultsOf(findings);
  const text = json ? JSON.stringify({ ...findings, faults }) : verdictText(findings).join('\n');
  process.stdout.write(`${text}\n`);
  if (faults.length > 0) fail(`The logs of this run are in ${folder}`, 1);
  await rm(folder, { recursive: true, force: true });
} catch (error) {
  if (stopped.signal.aborted) {
    await rm(folder, { recursive: true, force: true });
    fail('Stopped.', 130);
  }
  fail(`${(error as Error).stack}\nThe logs of this run are in ${folder}`, 1);
}
