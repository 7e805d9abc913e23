/** One step into a JSON text: an object with its member in hand, or an array with its index. */
export interface JsonStep {
  /** The members seen so far; null for an array. */
  readonly keys: Set<string> | null;
  key: string;
  index: number;
}

/** FHIR's element names. Other names are the sender's own words and are not repeated in an answer. */
const ELEMENT = /^_?[a-z][A-Za-z0-9]{0,63}$/;

/** The FHIRPath of the place that the steps lead to, below `root`: `Bundle.entry[3].resource`. */
export function jsonPath(root: string, steps: readonly JsonStep[]): string {
  const parts = steps.map(({ keys, key, index }) => {
    if (keys === null) return `[${index}]`;
    if (key === '') return '';
    return ELEMENT.test(key) ? `.${key}` : '.?';
  });
  return root + parts.join('');
}
