import type { BenchLine, BenchLineOptions } from './bench-line.js';

/** `open` is answered with `Opened`, `rest` with `Rest` or null. */
export type LineQuestion =
  { readonly kind: 'open'; readonly options: Omit<BenchLineOptions, 'tell' | 'signal'> } | { readonly kind: 'rest' };

export type Opened = Pick<BenchLine, 'doors' | 'databaseUrl' | 'folder' | 'logins'>;
