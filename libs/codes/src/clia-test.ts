import { rangesOf } from './code-range.js';
import { lazily, readTable } from './table.js';

const ranges = lazily(() =>
  rangesOf(readTable('clia-tests', ['first', 'last']).map((row) => ({ ...row, kind: 'procedure' as const }))),
);

/**
 * Whether a line is a laboratory test for which Medicare asks who is certified to do it (CLIA, 42 CFR 493; Claims Processing Manual
 * ch. 16 §70.9). Modifier 26 is the reading of a test, not the test. False where the table does not say it.
 */
export const isCliaTest = (code: string, modifiers: readonly string[]): boolean =>
  !modifiers.includes('26') && ranges()('procedure', code).length > 0;
