import type { Topic } from './topic.js';
import * as billing from './topics/billing.js';
import * as ehrAdapters from './topics/ehr-adapters.js';
import * as gateway from './topics/gateway.js';
import * as ingestion from './topics/ingestion.js';
import * as line from './topics/line.js';
import * as rules from './topics/rules.js';

/** Every topic of the line; dead letters come beside them, one topic a reader. */
export const topics: readonly Topic[] = [ehrAdapters, gateway, ingestion, line, rules, billing]
  .flatMap((room) => Object.values(room) as unknown as readonly Topic[])
  .sort((a, b) => a.name.localeCompare(b.name));
