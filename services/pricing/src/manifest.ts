import { claimPriced, claimScored } from '@chargeline/contracts';
import type { ServiceManifest } from '@chargeline/runtime';
import { PricingModule } from './module.js';

export const pricing: ServiceManifest = {
  name: 'pricing',
  module: PricingModule,
  consumes: [claimScored],
  produces: [claimPriced],
  httpPort: 'PRICING_HTTP_PORT',
  variables: ['PRICING_CONTRACTS'],
};
