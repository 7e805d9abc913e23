import {
  claimDrafted,
  claimJudged,
  claimOnHold,
  claimRejected,
  claimRemembered,
  claimRepaired,
  rulebookChanged,
  rulebookChangeRefused,
  rulebookChangeRequested,
} from '@chargeline/contracts';
import type { ServiceManifest } from '@chargeline/runtime';
import { RulesModule } from './module.js';

/** Longer than any rule looks back (see `REMEMBERED_DAYS`), so that a restart finds all that it needs: four years. */
const HISTORY_DAYS = 4 * 365 + 1;

export const rules: ServiceManifest = {
  name: 'rules',
  module: RulesModule,
  consumes: [claimDrafted, rulebookChangeRequested],
  produces: [
    claimJudged,
    claimOnHold,
    claimRejected,
    claimRepaired,
    claimRemembered,
    rulebookChanged,
    rulebookChangeRefused,
  ],
  remembers: [
    { topic: claimRemembered, days: HISTORY_DAYS },
    { topic: rulebookChanged, days: null },
    { topic: rulebookChangeRefused, days: null },
  ],
  httpPort: 'RULES_HTTP_PORT',
  variables: [],
};
