import { z } from 'zod';
import { Provider } from './sections/provider.js';

/** A place where a source sees patients, by the name that its messages use (PV1-3.1, PV1-3.4, Location.id). */
const Facility = z.object({
  names: z.array(z.string()).min(1),
  placeOfService: z.string().regex(/^\d\d$/),
  provider: Provider,
});

/** A payer by the names that the source's messages use (IN1-2.1, IN1-3.1, Coverage.payor). */
const Payer = z.object({
  names: z.array(z.string()).min(1),
  payerId: z.string(),
  payerName: z.string(),
  filingIndicator: z.string(),
});

/** A system that sends encounters: whose it is, which dialect it speaks, and what its messages leave out because everybody there knows it. */
export const EncounterSource = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  tenantId: z.string().regex(/^[a-z0-9-]{1,40}$/),
  vendor: z.string(),
  /** MSH-3.1 and MSH-4.1; `*` takes any. The first source that matches is the sender. */
  sendingApplication: z.string(),
  sendingFacility: z.string(),
  /** MSH-11 that is taken: P production, T training, D debugging. */
  processingIds: z.array(z.enum(['P', 'T', 'D'])).min(1),
  billingProvider: Provider.nullable(),
  facilities: z.array(Facility),
  payers: z.array(Payer),
});
export type EncounterSource = z.infer<typeof EncounterSource>;

/** Everybody who may send encounters: what `EHR_ADAPTERS_SOURCES` points to. */
export const SourceDirectory = z.object({ sources: z.array(EncounterSource).min(1) });
export type SourceDirectory = z.infer<typeof SourceDirectory>;
