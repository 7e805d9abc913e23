/** One row that was not as it should be. `row` counts lines of the file from 1; 0 stands for the file as a whole. */
export interface RowNote {
  readonly row: number;
  /** The row's key where it could be read, else empty. */
  readonly key: string;
  readonly what: string;
}

/** How many rows a report names; the others are counted. */
const NAMED = 50;

/** What was repaired and what was refused while a file was read. One refusal refuses the file. */
export class Notes {
  readonly repaired: RowNote[] = [];
  readonly refused: RowNote[] = [];
  repairs = 0;
  refusals = 0;

  /** The value could be put right without a doubt: a lost leading zero, a stray control byte. */
  repair(row: number, key: string, what: string): void {
    this.repairs += 1;
    if (this.repaired.length < NAMED) this.repaired.push({ row, key, what });
  }

  /** The value cannot be trusted. */
  refuse(row: number, key: string, what: string): void {
    this.refusals += 1;
    if (this.refused.length < NAMED) this.refused.push({ row, key, what });
  }
}
