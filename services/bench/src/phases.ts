/** The warm-up, as fast as it goes, and at a given pace. Each has claims of its own. */
export const PHASES = ['warm-up', 'full', 'paced'] as const;
export type Phase = (typeof PHASES)[number];

export type PhaseSizes = Readonly<Record<Phase, number>>;

const WARM_UP = 500;

/** Some hundred claims before those that count, and a quarter as many after them: at half the speed they take half as long. */
export const phaseSizes = (claims: number): PhaseSizes => ({
  'warm-up': Math.min(WARM_UP, Math.ceil(claims / 10)),
  full: claims,
  paced: Math.ceil(claims / 4),
});

export const allOf = (sizes: PhaseSizes): number => PHASES.reduce((sum, phase) => sum + sizes[phase], 0);

/** The phase of the n-th visit, counted from 0 in the order in which they are first told of. */
export function phaseOf(visit: number, sizes: PhaseSizes): Phase {
  if (visit < sizes['warm-up']) return 'warm-up';
  return visit < sizes['warm-up'] + sizes.full ? 'full' : 'paced';
}
