import {
  ASSISTANTS,
  BILATERAL,
  BY_REPORT,
  CO_SURGEON,
  COMPONENTS,
  contradiction,
  EQUIPMENT,
  FACILITY_ONLY,
  GLOBAL_PARTS,
  isAdjusted,
  LEFT,
  RIGHT,
  TEAM,
  THERAPY_ASSISTANTS,
  whyUnchanged,
} from './modifiers.js';

/** What the modifiers of a line tell each rule. */
export interface Told {
  /** Why they do not tell what the line pays; undefined when they do. */
  readonly unclear: string | undefined;
  /** 26, TC or 53. */
  readonly component: string | undefined;
  /** Those that leave the price to the documentation. */
  readonly byReport: readonly string[];
  readonly globalParts: readonly string[];
  readonly equipment: string | undefined;
  readonly assistant: string | undefined;
  /** A second surgeon's, a team's, a therapy assistant's, in one order whatever the line's. */
  readonly persons: readonly string[];
  readonly right: boolean;
  readonly left: boolean;
  /** Modifier 50. */
  readonly bilateral: boolean;
  /** Why those that change no amount do not. */
  readonly unchanged: readonly string[];
}

/** Combinations that are remembered; practices use some hundreds. */
const REMEMBERED = 10_000;
const known = new Map<string, Told>();

/** Reads the modifiers of a line; each combination once. */
export function toldBy(modifiers: readonly string[]): Told {
  if (modifiers.length === 0) return NOTHING;
  const key = modifiers.length === 1 ? modifiers[0]! : modifiers.join();
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= REMEMBERED) known.clear();
  const told = read(modifiers);
  known.set(key, told);
  return told;
}

function read(modifiers: readonly string[]): Told {
  return {
    unclear: whyUnclear(modifiers),
    component: modifiers.find((modifier) => COMPONENTS.has(modifier)),
    byReport: modifiers.filter((modifier) => modifier in BY_REPORT),
    globalParts: modifiers.filter((modifier) => modifier in GLOBAL_PARTS),
    equipment: modifiers.find((modifier) => modifier in EQUIPMENT),
    assistant: modifiers.includes('AS') ? 'AS' : modifiers.findLast((modifier) => modifier in ASSISTANTS),
    persons: modifiers.filter(isPerson).toSorted(),
    right: modifiers.includes(RIGHT),
    left: modifiers.includes(LEFT),
    bilateral: modifiers.includes(BILATERAL),
    unchanged: modifiers.flatMap((modifier) => {
      const why = whyUnchanged(modifier);
      return why === undefined ? [] : `${modifier}: ${why}`;
    }),
  };
}

const isPerson = (modifier: string): boolean =>
  modifier === CO_SURGEON || modifier === TEAM || modifier in THERAPY_ASSISTANTS;

function whyUnclear(modifiers: readonly string[]): string | undefined {
  for (const modifier of modifiers) {
    if (modifier in FACILITY_ONLY) return `Modifier ${modifier}: ${FACILITY_ONLY[modifier]}.`;
    if (!isAdjusted(modifier) && !(modifier in BY_REPORT))
      return `Modifier ${modifier} may change the payment and is not adjusted for.`;
  }
  const [one, other] = contradiction(modifiers) ?? [];
  return one === undefined ? undefined : `Modifiers ${one} and ${other} exclude each other.`;
}

const NOTHING = read([]);
