import { Random } from '@chargeline/synth';

/** How a broker or a database goes down: killed as by a power cut, or asked to end. */
export interface Outage {
  readonly of: 'broker' | 'postgres';
  readonly by: 'SIGKILL' | 'SIGTERM';
}

/** What happens when the run has come to `at`, a share of it from 0 to 1. Victims are instances, as `pricing-2`. */
export type Step = { readonly at: number } & Deed;

type Deed =
  | { readonly kind: 'kill'; readonly victims: readonly string[] }
  /** Killed, and once more so soon after it was started again. */
  | { readonly kind: 'kill-twice'; readonly victim: string; readonly afterMillis: number }
  /** An instance may be killed while the outage lasts: it starts into it. */
  | ({ readonly kind: 'outage'; readonly downMillis: number; readonly meanwhile: string | null } & Outage);

/** Killed when so many 837 files are on disk. */
export interface FilingKill {
  readonly victim: string;
  readonly files: number;
}

export interface Plan {
  readonly steps: readonly Step[];
  readonly filing: readonly FilingKill[];
}

export interface PlanOptions {
  readonly seed: number;
  /** At least so many kills before the claims are filed; those in the midst of filing come on top. None: nobody is killed at all. */
  readonly kills: number;
  /** Names of all instances. */
  readonly instances: readonly string[];
  readonly outages: readonly Outage[];
}

export const ALL_OUTAGES: readonly Outage[] = [
  { of: 'broker', by: 'SIGTERM' },
  { of: 'broker', by: 'SIGKILL' },
  { of: 'postgres', by: 'SIGTERM' },
  { of: 'postgres', by: 'SIGKILL' },
];

const FIRST = 0.01;
const LAST = 0.97;
const LONGEST_OUTAGE_MILLIS = 6_000;
const LONGEST_START_MILLIS = 2_500;

/** Every instance comes once before any comes again. */
function* victimsOf(instances: readonly string[], random: Random): Generator<string, never> {
  for (;;) yield* random.shuffled(instances);
}

/** Who is killed when, and what goes down: the same for the same options. */
export function planOf({ seed, kills, instances, outages }: PlanOptions): Plan {
  const random = new Random(seed, 'faults');
  const victims = victimsOf(instances, random);
  const next = (): string => victims.next().value;
  const deeds: Deed[] = [];
  for (let planned = 0; planned < kills;) {
    const roll = random.below(10);
    const victim = next();
    const deed: Deed =
      roll === 0
        ? { kind: 'kill-twice', victim, afterMillis: random.below(LONGEST_START_MILLIS) }
        : { kind: 'kill', victims: roll < 3 ? [...new Set([victim, next()])] : [victim] };
    deeds.push(deed);
    planned += deed.kind === 'kill' ? deed.victims.length : 2;
  }
  const downs = random.shuffled(outages).map((outage, at): Deed => {
    const downMillis = 500 + random.below(LONGEST_OUTAGE_MILLIS);
    return { kind: 'outage', ...outage, downMillis, meanwhile: kills > 0 && at % 2 === 0 ? next() : null };
  });
  downs.forEach((down, at) => deeds.splice(Math.round(((at + 0.5) / downs.length) * deeds.length), 0, down));
  const steps = deeds.map((deed, at): Step => {
    const within = random.below(1_000) / 1_000;
    return { at: FIRST + ((LAST - FIRST) * (at + within)) / deeds.length, ...deed };
  });
  const filers = instances.filter((name) => /^billing(-\d+)?$/.test(name));
  if (kills === 0) return { steps, filing: [] };
  const atOnce = filers.map((victim): FilingKill => ({ victim, files: 1 }));
  return { steps, filing: [...atOnce, { victim: random.pick(filers), files: 2 + random.below(6) }] };
}

/** How many kills a plan promises. */
export const killsOf = ({ steps, filing }: Plan): number =>
  filing.length +
  steps.reduce((sum, step) => {
    if (step.kind === 'kill') return sum + step.victims.length;
    if (step.kind === 'kill-twice') return sum + 2;
    return sum + (step.meanwhile === null ? 0 : 1);
  }, 0);

function deedText(step: Step): string {
  if (step.kind === 'kill') return `kill ${step.victims.join(' and ')}`;
  if (step.kind === 'kill-twice') return `kill ${step.victim}, and again ${step.afterMillis} ms after its restart`;
  const meanwhile = step.meanwhile === null ? '' : `, and kill ${step.meanwhile} meanwhile`;
  return `${step.of} down by ${step.by} for ${step.downMillis} ms${meanwhile}`;
}

/** One step for people: `12.5 %  kill pricing`. */
export const stepText = (step: Step): string => `${(step.at * 100).toFixed(1).padStart(5)} %  ${deedText(step)}`;

export const planText = (plan: Plan): readonly string[] => [
  ...plan.steps.map(stepText),
  ...plan.filing.map(({ victim, files }) => ` filing  kill ${victim} at ${files} files`),
];
