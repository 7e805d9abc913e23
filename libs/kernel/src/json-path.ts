/** One step into a JSON text: an object with its member in hand, or an array with its index. */
export interface JsonStep {
  /** The members seen so far; null for an array. */
  readonly keys: Set<string> | null;
  key: string;
  index: number;
}

/** Names as schemas have them. Other names are the sender's own words and are not repeated in an answer. */
const NAME = /^_?[a-z][A-Za-z0-9]{0,63}$/;

/** The place that the steps lead to: `.entry[3].resource`. */
export function jsonPath(steps: readonly JsonStep[]): string {
  const parts = steps.map(({ keys, key, index }) => {
    if (keys === null) return `[${index}]`;
    if (key === '') return '';
    return NAME.test(key) ? `.${key}` : '.?';
  });
  return parts.join('');
}
