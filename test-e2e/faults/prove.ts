import { rm } from 'node:fs/promises';
import { crashRun, type CrashRunOptions, newFolder } from './crash-run.ts';
import { faultsOf, type Findings, verdictText } from './verdict.ts';

/** A bug, and how a run shows it. */
export interface Proof {
  readonly bug: string;
  /** What every room loads first. */
  readonly plant: string;
  /** What strikes it: so many kills by plan, and one of a room that is caught with what it put off. */
  readonly kills: number;
  readonly caught: string | null;
  readonly shows: (findings: Findings) => boolean;
}

export const PROOFS: readonly Proof[] = [
  {
    bug: 'the offset is committed before the work is done',
    plant: './plants/commit-first.ts',
    kills: 0,
    // What it loses has no other way to the payer.
    caught: 'scoring',
    shows: ({ count }) => count.ledger.lost > 0,
  },
  {
    bug: 'events have random ids',
    plant: './plants/random-ids.ts',
    kills: 10,
    caught: null,
    shows: ({ ids }) => ids.forked > 0,
  },
];

/** Small enough for two busy cores, and with the shortest session: most of a small run waits for sessions of killed rooms to end. */
export const SMALL = {
  claims: 150,
  seed: 1,
  outages: [],
  instances: {},
  partitions: 4,
  sessionMillis: 6_000,
} as const;
type Common = Pick<CrashRunOptions, 'client' | 'signal' | 'say'>;

const CALM = { kills: 0, caught: null } as const;

/** A small run with the bug planted. */
export async function planted({ plant, kills, caught }: Proof, common: Common): Promise<Findings> {
  const folder = await newFolder();
  try {
    return await crashRun(folder, { ...SMALL, ...common, kills, caught, plant });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Plants each bug: a run without kills must pass, and one with kills must not, so that what is found is what the kills did. */
export async function prove(common: Common): Promise<boolean> {
  let proven = true;
  for (const proof of PROOFS) {
    common.say(`\nPlanted: ${proof.bug}.`);
    const calm = await planted({ ...proof, ...CALM }, common);
    const killed = await planted(proof, common);
    for (const findings of [calm, killed]) verdictText(findings).forEach(common.say);
    const shown = faultsOf(calm).length === 0 && proof.shows(killed) && faultsOf(killed).length > 0;
    process.stdout.write(`${shown ? 'found' : 'NOT FOUND'}: ${proof.bug}\n`);
    proven &&= shown;
  }
  return proven;
}
