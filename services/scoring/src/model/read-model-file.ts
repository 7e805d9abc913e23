import { ChargelineError } from '@chargeline/kernel';
import { z } from 'zod';
import { featureNames } from '../domain/features.js';
import type { Tree } from '../domain/forest.js';
import { ModelFile, versionOf } from './model-file.js';

const broken = (fault: string): ChargelineError =>
  new ChargelineError(
    'CHL_SCORING_MODEL',
    `The model file cannot be used: ${fault}. Restore it, train again, or take it away to score by the fallback.`,
    false,
  );

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw broken('it is not JSON');
  }
}

/** Answers further back than the question make every walk end; a feature that is not there would be read as nothing. */
function isWhole(tree: Tree): boolean {
  return tree.every((node, at) => {
    if (node.length === 1) return true;
    const [feature, , yes, no] = node;
    return feature < featureNames.length && [yes, no].every((next) => next > at && next < tree.length);
  });
}

/** Reads a model file's text. Throws CHL_SCORING_MODEL, naming the place and the fault, when its scores could not be trusted. */
export function readModelFile(text: string): ModelFile {
  const { data, error } = ModelFile.safeParse(parsed(text));
  if (error !== undefined) {
    const { path, message } = error.issues[0] as z.core.$ZodIssue;
    throw broken(`${path.join('.') || 'the whole'}: ${message}`);
  }
  const odd = featureNames.findIndex((name, at) => data.features[at] !== name);
  if (odd !== -1) throw broken(`feature ${odd} is not ${featureNames[odd]}`);
  if (data.features.length !== featureNames.length) throw broken(`it has ${data.features.length} features`);
  const torn = data.trees.findIndex((tree) => !isWhole(tree));
  if (torn !== -1) throw broken(`tree ${torn} leads nowhere`);
  if (versionOf(data) !== data.version) throw broken('its version is not that of its trees');
  return data;
}
