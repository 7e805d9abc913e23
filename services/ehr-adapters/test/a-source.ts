import type { EncounterSource } from '@chargeline/contracts';

/** A source that takes messages from anybody, changed by what a test says. */
export const aSource = (id: string, vendor: string, said: Partial<EncounterSource> = {}): EncounterSource => ({
  id,
  tenantId: 'acme',
  vendor,
  sendingApplication: '*',
  sendingFacility: '*',
  processingIds: ['P', 'T', 'D'],
  billingProvider: null,
  facilities: [],
  payers: [],
  ...said,
});
