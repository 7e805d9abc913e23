import { readFileSync } from 'node:fs';
import { fallback } from '../domain/fallback.js';
import { forestRisk } from '../domain/forest.js';
import type { Scorer } from '../domain/scorer.js';
import type { ModelFile } from './model-file.js';
import { readModelFile } from './read-model-file.js';

/** A model file as what scores: `<name>@<version>`. */
export function scorerOf(file: Pick<ModelFile, 'name' | 'version' | 'reviewFrom' | 'base' | 'trees'>): Scorer {
  const risk = forestRisk(file);
  return {
    model: `${file.name}@${file.version}`,
    reviewFrom: file.reviewFrom,
    risks: async (batch) => batch.map(risk),
  };
}

function textOf(path: string | URL): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** The scorer of a model file; without the file the fallback, after `warn`. Throws CHL_SCORING_MODEL when the file is broken. */
export function loadScorer(path: string | URL, warn: (message: string) => void): Scorer {
  const text = textOf(path);
  if (text !== null) return scorerOf(readModelFile(text));
  warn(`There is no model file at ${String(path)}. Claims are scored by ${fallback.model}.`);
  return fallback;
}
