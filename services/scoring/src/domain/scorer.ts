/** What says how likely a payer is to deny. A batch at a time and a promise, so that a native runtime can stand behind it too. */
export interface Scorer {
  /** Name and version, as the event carries them. */
  readonly model: string;
  /** The risk from which a person should look, unless a variable says otherwise. */
  readonly reviewFrom: number;
  /** The risk of each claim, from 0 to 1, by its features in the order of `featureNames`. */
  risks(batch: readonly Float64Array[]): Promise<readonly number[]>;
}
