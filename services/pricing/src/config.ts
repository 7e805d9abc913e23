import { settings } from '@chargeline/runtime';
import { z } from 'zod';
import { readContracts } from './contract-files.js';
import { type Contracts, NO_CONTRACTS } from './domain/contracts/contract.js';

export const CONTRACTS = Symbol('payer contracts');

const Env = z.object({ PRICING_CONTRACTS: z.string().optional() });

/** The contracts that pricing is told at its start: none, or those of a folder. A wrong one stops the start and names itself. */
export function contractsIn(env: Readonly<Record<string, string | undefined>>): Contracts {
  const { PRICING_CONTRACTS: folder } = settings(Env, env);
  return folder === undefined ? NO_CONTRACTS : readContracts(folder);
}
