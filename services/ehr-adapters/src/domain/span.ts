const known = (days: readonly (string | null)[]): readonly string[] => days.filter((day) => day !== null).toSorted();

/** The first of some days; null when none is known. */
export const earliest = (days: readonly (string | null)[]): string | null => known(days)[0] ?? null;

/** The last of some days; null when none is known. */
export const latest = (days: readonly (string | null)[]): string | null => known(days).at(-1) ?? null;
