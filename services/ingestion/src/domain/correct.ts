import {
  type Changes,
  type Coverage,
  type Encounter,
  NOTHING_SAID,
  type Provider,
  type SealedIdentity,
} from '@chargeline/contracts';
import { withLife } from './complete.js';
import { correctCharges, correctDays } from './correct-charges.js';
import { joinIdentity, type OpenEncounter, said } from './join.js';
import { isRefused, REFUSALS, type Refusal } from './refusal.js';

const PROVIDERS = {
  billingProvider: 'billing provider',
  renderingProvider: 'rendering provider',
  referringProvider: 'referring provider',
  facility: 'facility',
} as const;
type Role = keyof typeof PROVIDERS;

/** A provider with what is said of it; null when nothing is. Who was not there before needs an entity and a name. */
function correctProvider(known: Provider | null, change: Changes[Role], role: Role): Provider | null | Refusal {
  if (change === null) return known;
  const provider = { ...NOTHING_SAID, ...known, ...said(change) };
  const { entity, name } = provider;
  if (entity === undefined || name === undefined) return { refused: REFUSALS.halfProvider(PROVIDERS[role]) };
  return { ...provider, entity, name };
}

function correctCoverage(known: Coverage | null, change: Changes['coverage']): Coverage | null | Refusal {
  if (change === null) return known;
  const coverage = { filingIndicator: null, subscriberRef: null, ...known, ...said(change) };
  const { payerId, payerName } = coverage;
  if (payerId === undefined || payerName === undefined) return { refused: REFUSALS.halfCoverage };
  return { ...coverage, payerId, payerName };
}

const union = (known: readonly string[] | null | undefined, added: readonly string[]): string[] | null => {
  const all = [...new Set([...(known ?? []), ...added])];
  return all.length > 0 ? all : null;
};

/** Who the patient is after a correction: `told` wins field by field, and a corrected sex is that of the sealed identity too. */
function correctIdentity(known: SealedIdentity, changes: Changes, told: SealedIdentity | null): SealedIdentity {
  const { patient, ...joined } = told === null ? known : joinIdentity(known, told);
  const sex = changes.patient?.sex ?? patient.sex;
  const deathDate = changes.erase.includes('deathDate') ? null : patient.deathDate;
  return { patient: { ...patient, sex, deathDate }, ...joined };
}

/**
 * What a correction makes of an encounter, or why it makes nothing: field by field, what is null stays as it is. `told` is the opened
 * identity of the correction. A rule that is cleared or repaired once is so for the encounter's life, whatever changes later.
 */
export function correct(
  { encounter: before, identity }: OpenEncounter,
  changes: Changes,
  told: SealedIdentity | null,
): OpenEncounter | Refusal {
  const charges = correctCharges(before, changes);
  if (isRefused(charges)) return charges;
  const coverage = correctCoverage(before.coverage, changes.coverage);
  if (coverage !== null && isRefused(coverage)) return coverage;
  const providers: Partial<Record<Role, Provider | null>> = {};
  for (const role of Object.keys(PROVIDERS) as Role[]) {
    const provider = correctProvider(before[role], changes[role], role);
    if (provider !== null && isRefused(provider)) return provider;
    providers[role] = provider;
  }
  const { placeOfService, authorization, frequency, originalReference } = changes;
  const erasedFields = changes.erase.filter((field) => field !== 'deathDate');
  const erased = Object.fromEntries(erasedFields.map((field) => [field, null])) as Partial<Encounter>;
  const encounter: Encounter = {
    ...before,
    patient: { ...before.patient, ...said(changes.patient ?? {}) },
    coverage,
    ...providers,
    ...said({ placeOfService, authorization, frequency, originalReference }),
    ...correctDays(before, changes, charges),
    ...erased,
    diagnoses: changes.diagnoses ?? before.diagnoses,
    charges: [...charges],
    cleared: union(before.cleared, changes.clears),
    repaired: union(before.repaired, changes.repairs),
  };
  return withLife({ encounter, identity: correctIdentity(identity, changes, told) });
}
