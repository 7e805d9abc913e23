import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useReference } from '@chargeline/codes';
import { type ClaimDocument, ClaimView, judge, type Rule, rulebook, WorthAsking } from '@chargeline/rules';
import { daysOf, fiveLineDocuments, LINES_A_CLAIM } from './claims.js';
import { type EditsLoaded, loadedEdits, useGeneratedEdits } from './edits.js';
import { jsonRulesEngine } from './peers/json-rules-engine.js';
import { type Peer, SCOPES, scalarFacts, scalarTexts } from './peers/scalar-rules.js';
import { zenEngine } from './peers/zen-engine.js';

export interface RulesBenchOptions {
  /** How many five-line claims are judged while the clock runs. */
  readonly claims: number;
  readonly seed: number;
  readonly tell: (text: string) => void;
}

export interface RulesBenchResult {
  readonly claims: number;
  readonly linesAClaim: number;
  readonly differentClaims: number;
  readonly days: number;
  readonly rules: number;
  /** How many questions a claim takes, of its lines and diagnoses one for each. */
  readonly questionsAClaim: number;
  readonly edits: EditsLoaded;
  readonly findingsAClaim: number;
  /** CPU time of the process for the batches, collecting of garbage included. */
  readonly cpuSeconds: number;
  readonly claimsPerCoreSecond: number;
  /** In the fastest tenth of the batches: what other work on the machine disturbs least. */
  readonly claimsPerCoreSecondUndisturbed: number;
  /** When each claim comes from memory. */
  readonly claimsPerCoreSecondInTurn: number;
  /** Claims that were never judged before, in a process that has judged others like them. */
  readonly claimsPerCoreSecondNew: number;
  /** The first claims of a process, once its tables are open: nothing is remembered or optimised. */
  readonly claimsPerCoreSecondCold: number;
  /** CPU time until the tables are open and the first claim is judged. */
  readonly openingSeconds: number;
  /** The same forty rules of single values in three engines, claims a second and core. */
  readonly scalar: {
    readonly rules: number;
    readonly here: number;
    readonly jsonRulesEngine: number;
    readonly zenEngine: number;
    readonly timesJsonRulesEngine: number;
    readonly timesZenEngine: number;
  };
  readonly node: string;
}

const DIFFERENT = 5_000;
/** For each of those, how many others are judged once. */
const NEW = 4;
const A_BATCH = 500;
/** Rounds until V8 has optimised what is asked seldom, too. */
const WARM_UP = 20;
const PEERS_CLAIMS = 200;

/**
 * Judges five-line claims by the whole rulebook on one core, again and again the same ones, after a warm-up: batch after batch, as a
 * room has them in the processor's cache once they are decoded, and then all of them in turn; then others, each once. Then the same
 * forty rules are asked here and in two other engines; those are given the facts, here they are found anew.
 */
export async function benchRules({ claims: wanted, seed, tell }: RulesBenchOptions): Promise<RulesBenchResult> {
  tell('Drawing claims ...');
  const different = Math.min(DIFFERENT, wanted);
  const drawn = fiveLineDocuments(different * (1 + NEW), seed);
  const [documents, others] = [drawn.slice(0, different), drawn.slice(different)];
  const folder = mkdtempSync(join(tmpdir(), 'chargeline-bench-'));
  const loaded = loadedEdits();
  try {
    const edits = loaded ?? (await generated(folder, drawn, tell));
    tell('Opening the tables and judging each claim once ...');
    const opening = measured(() => judge(documents[0]!, rulebook));
    const cold = measured(() => judgeAll(documents, rulebook));
    tell('Warming up ...');
    for (let time = 0; time < WARM_UP; time += 1) judgeAll(documents, rulebook);
    const rounds = Math.ceil(wanted / documents.length);
    tell(`Judging ${documents.length} claims ${rounds} times, in batches and in turn ...`);
    const speeds: number[] = [];
    const batches = measured(() => {
      for (let first = 0; first < documents.length; first += A_BATCH) {
        const batch = documents.slice(first, first + A_BATCH);
        for (let round = 0; round < rounds; round += 1)
          speeds.push(batch.length / measured(() => judgeAll(batch, rulebook)));
      }
    });
    const inTurn = measured(() => {
      for (let round = 0; round < rounds; round += 1) judgeAll(documents, rulebook);
    });
    tell(`Judging ${others.length} other claims once ...`);
    const once = measured(() => judgeAll(others, rulebook));
    const judged = rounds * documents.length;
    return {
      claims: judged,
      linesAClaim: LINES_A_CLAIM,
      differentClaims: documents.length,
      days: daysOf(documents).length,
      rules: rulebook.length,
      questionsAClaim: questionsOf(documents) / documents.length,
      edits,
      findingsAClaim: judgeAll(documents, rulebook) / documents.length,
      cpuSeconds: batches,
      claimsPerCoreSecond: Math.round(judged / batches),
      claimsPerCoreSecondUndisturbed: Math.round(fastestTenth(speeds)),
      claimsPerCoreSecondInTurn: Math.round(judged / inTurn),
      claimsPerCoreSecondNew: Math.round(others.length / once),
      claimsPerCoreSecondCold: Math.round(documents.length / cold),
      openingSeconds: opening,
      scalar: await compared(documents, tell),
      node: process.version,
    };
  } finally {
    if (loaded === null) useReference(null);
    rmSync(folder, { recursive: true });
  }
}

/** The mean of the fastest tenth. */
function fastestTenth(speeds: readonly number[]): number {
  const fastest = speeds.toSorted((one, other) => other - one).slice(0, Math.ceil(speeds.length / 10));
  return fastest.reduce((sum, speed) => sum + speed, 0) / fastest.length;
}

function questionsOf(documents: readonly ClaimDocument[]): number {
  const worthAsking = new WorthAsking(rulebook);
  return documents.reduce((sum, document) => sum + worthAsking.questions(new ClaimView(document)), 0);
}

function generated(
  folder: string,
  documents: readonly ClaimDocument[],
  tell: (text: string) => void,
): Promise<EditsLoaded> {
  tell('Making NCCI edits of published size, for those that are loaded are a selection ...');
  const codes = new Set(documents.flatMap(({ claim }) => claim.lines.map(({ code }) => code)));
  return useGeneratedEdits(folder, [...codes]);
}

/** How many findings there are. */
function judgeAll(documents: readonly ClaimDocument[], rules: readonly Rule[]): number {
  let findings = 0;
  for (const document of documents) findings += judge(document, rules).findings.length;
  return findings;
}

async function compared(
  documents: readonly ClaimDocument[],
  tell: (text: string) => void,
): Promise<RulesBenchResult['scalar']> {
  const ids = new Set(SCOPES.flatMap((scope) => scalarTexts(scope).map(({ id }) => id)));
  const rules = rulebook.filter(({ id }) => ids.has(id));
  tell(`The same ${rules.length} rules here, in json-rules-engine and in zen-engine ...`);
  for (let time = 0; time < 5; time += 1) judgeAll(documents, rules);
  const here = (documents.length * 5) / measured(() => repeated(5, () => judgeAll(documents, rules)));
  const facts = documents.slice(0, PEERS_CLAIMS).map(scalarFacts());
  const [json, zen] = [await speedOf(jsonRulesEngine(), facts), await speedOf(zenEngine(), facts)];
  return {
    rules: rules.length,
    here: Math.round(here),
    jsonRulesEngine: Math.round(json),
    zenEngine: Math.round(zen),
    timesJsonRulesEngine: Math.round(here / json),
    timesZenEngine: Math.round(here / zen),
  };
}

/** Claims a second and core, after one round to warm up. */
async function speedOf(peer: Peer, facts: readonly Parameters<Peer>[0][]): Promise<number> {
  for (const one of facts) await peer(one);
  const start = process.cpuUsage();
  for (const one of facts) await peer(one);
  return facts.length / secondsSince(start);
}

function repeated(times: number, work: () => unknown): void {
  for (let time = 0; time < times; time += 1) work();
}

/** CPU seconds. */
function measured(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  return secondsSince(start);
}

function secondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
