import { fileURLToPath } from 'node:url';
import { billing } from '@chargeline/billing';
import { coding } from '@chargeline/coding';
import { ehrAdapters } from '@chargeline/ehr-adapters';
import { gateway } from '@chargeline/gateway';
import { ingestion } from '@chargeline/ingestion';
import { pricing } from '@chargeline/pricing';
import { rules } from '@chargeline/rules';
import type { ServiceManifest } from '@chargeline/runtime';
import { scoring } from '@chargeline/scoring';

/** Every room of the line, in the order in which a claim meets them. */
export const rooms: readonly ServiceManifest[] = [
  ehrAdapters,
  gateway,
  ingestion,
  coding,
  rules,
  scoring,
  pricing,
  billing,
];

/** The file that runs one room as a process of its own. */
export const mainOf = (room: string): string => fileURLToPath(import.meta.resolve(`@chargeline/${room}/main`));
