import { Random } from '../random.js';
import { FAULT_NAMES, type FaultName, faultOf, FAULTS } from './faults.js';

/** What is set for a visit before it is drawn. */
export interface Slot {
  readonly fault: FaultName | 'none';
  /** Billed by the practice's own system, as a claim of a batch. */
  readonly byRest: boolean;
}

/** Shares hold exactly in every block of so many visits. */
export const BLOCK = 250;
const BY_REST = 8;

const FAULTY = FAULT_NAMES.flatMap((fault) =>
  Array.from({ length: FAULTS[fault].perBlock }, (): Slot => ({ fault, byRest: false })),
);
const SLOTS: readonly Slot[] = Array.from(
  { length: BLOCK },
  (_, at) => FAULTY[at] ?? { fault: 'none', byRest: at < FAULTY.length + BY_REST },
);

/** A visit with no fault, in a practice's own EHR: it can be repeated. */
export const isClean = ({ fault, byRest }: Slot): boolean => fault === 'none' && !byRest;

/** A block whose repeating visits have a clean one before them. */
function withSomethingToRepeat(block: readonly Slot[]): readonly Slot[] {
  const clean = block.findIndex(isClean);
  const early = block.findIndex(({ fault }, at) => at < clean && fault !== 'none' && faultOf(fault).repeats === true);
  return early < 0 ? block : block.with(early, block[clean]!).with(clean, block[early]!);
}

/** The slots of visits 0 to `visits` - 1. */
export function* slotsOf(seed: number, visits: number): Generator<Slot> {
  for (let first = 0; first < visits; first += BLOCK) {
    const block = withSomethingToRepeat(new Random(seed, 'block', first).shuffled(SLOTS));
    yield* block.slice(0, visits - first);
  }
}
