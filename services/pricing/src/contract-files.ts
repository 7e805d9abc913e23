import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChargelineError } from '@chargeline/kernel';
import { contractOf, contractRefused, type Contracts, contractsOf } from './domain/contracts/contract.js';

/** Reads the contracts of a folder: each file `*.json` is one. Throws CHL_PRICING_CONTRACTS for the folder, CHL_PRICING_CONTRACT for a file. */
export function readContracts(folder: string): Contracts {
  const files = filesIn(folder);
  return contractsOf(files.map((file) => ({ file, contract: contractOf(file, jsonOf(folder, file)) })));
}

function filesIn(folder: string): readonly string[] {
  const unusable = (why: string): ChargelineError =>
    new ChargelineError(
      'CHL_PRICING_CONTRACTS',
      `The folder of contracts ${folder} ${why}. Name a folder of JSON files.`,
      false,
    );
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    throw unusable('cannot be read');
  }
  const files = names.filter((name) => name.endsWith('.json')).toSorted();
  if (files.length === 0) throw unusable('has no contract');
  return files;
}

function jsonOf(folder: string, file: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, file), 'utf8'));
  } catch {
    throw contractRefused(file, 'it cannot be read as JSON');
  }
}
