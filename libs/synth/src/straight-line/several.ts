import { type Performance, type Reduced, ranked } from './performance.js';
import { surgeries } from './surgeries.js';
import { withParts } from './worth.js';

/** What later images and tests keep of their parts, in hundredths, by multiple-procedure indicator (Claims Processing Manual ch. 23, record layouts). */
const LATER: Readonly<Record<string, { readonly technical: bigint; readonly professional: bigint }>> = {
  '4': { technical: 50n, professional: 95n },
  '6': { technical: 75n, professional: 100n },
  '7': { technical: 80n, professional: 100n },
};

/** Which ranking a multiple-procedure indicator belongs to; undefined for those that are paid without regard to others. */
const RANKINGS: Readonly<Record<string, (together: readonly Performance[]) => readonly Reduced[]>> = {
  surgery: surgeries,
  '4': (images) => tests(images, '4'),
  '5': therapies,
  '6': (vessels) => tests(vessels, '6'),
  '7': (eyes) => tests(eyes, '7'),
};

/** Indicators 2 and 3 are ranked together. Null for what is not ranked. */
export function rankingOf(multiple: string): string | null {
  if (multiple === '2' || multiple === '3') return 'surgery';
  return multiple in RANKINGS ? multiple : null;
}

/** What each performance of one ranking is worth beside the others. */
export const together = (ranking: string, performances: readonly Performance[]): readonly Reduced[] =>
  RANKINGS[ranking]!(performances);

/** The dearest technical part is paid whole and so is the dearest professional part, be they of one performance or of two. */
function tests(performances: readonly Performance[], indicator: string): readonly Reduced[] {
  const later = LATER[indicator]!;
  const [technicalFirst] = ranked(performances, ({ worth }) => worth.technical);
  const [professionalFirst] = ranked(performances, ({ worth }) => worth.fee - worth.technical);
  return performances.map((performance) => ({
    ...performance,
    worth: withParts(performance.worth, {
      technical: performance === technicalFirst ? 100n : later.technical,
      professional: performance === professionalFirst ? 100n : later.professional,
    }),
  }));
}

/** Of a day's therapies one keeps its practice expense whole, the dearest (Claims Processing Manual ch. 5 §10.7). */
function therapies(performances: readonly Performance[]): readonly Reduced[] {
  const [first] = ranked(performances, ({ worth }) => worth.practice);
  return performances.map((performance) =>
    performance === first
      ? performance
      : { ...performance, worth: { ...performance.worth, fee: performance.worth.halved } },
  );
}
