/** Log odds as a probability: always from 0 to 1 when the odds are finite. */
export const probabilityOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
