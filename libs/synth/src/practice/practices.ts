import { ChargelineError } from '@chargeline/kernel';
import { npiOf } from '../npi.js';
import { CLINICIAN_NAMES, FIRST_NAMES } from '../people/names.js';
import type { SpecialtyName } from '../specialties/specialties.js';
import { type PayerFact, payerOf } from './payers.js';
import type { Clinician, Practice, Site } from './practice.js';
import { PRACTICE_FACTS, type PracticeFact } from './practice-facts.js';

/** A clinic of many specialties, in the provider taxonomy. */
const CLINIC = '261QM1300X';
const CLINICIANS_A_SPECIALTY = 4;

/** The practices, the same for every seed: a directory of sources that is deployed once fits every practice ever drawn. */
export const PRACTICES: readonly Practice[] = PRACTICE_FACTS.map(practiceOf);

function practiceOf(fact: PracticeFact, ordinal: number): Practice {
  const serial = 20_000_000 + ordinal * 10_000;
  const sites = fact.sites.map(([id, name, placeOfService, line1, town], at): Site => ({
    id,
    name,
    placeOfService,
    npi: npiOf(serial + 100 + at),
    address: { line1, line2: null, ...town, zip: `${town.zip}0001` },
  }));
  const clinicians = fact.specialties.map((specialty, at) => [specialty, cliniciansOf(serial, at)] as const);
  return {
    ...fact,
    bundles: fact.bundles ?? null,
    billing: {
      name: fact.name,
      npi: npiOf(serial),
      taxId: fact.taxId,
      taxonomy: CLINIC,
      clia: `39D${serial / 10}`,
      address: sites[0]!.address,
    },
    sites,
    payers: fact.payers.map(payer),
    clinicians: Object.fromEntries(clinicians) as Record<SpecialtyName, readonly Clinician[]>,
  };
}

function cliniciansOf(serial: number, specialty: number): readonly Clinician[] {
  return Array.from({ length: CLINICIANS_A_SPECIALTY }, (_, n) => {
    const number = specialty * CLINICIANS_A_SPECIALTY + n;
    const names = FIRST_NAMES[n % 2 === 0 ? 'F' : 'M'];
    return {
      npi: npiOf(serial + 200 + number),
      lastName: CLINICIAN_NAMES[(serial / 10_000 + number * 5) % CLINICIAN_NAMES.length]!,
      firstName: names[number % names.length]!,
    };
  });
}

function payer(key: string): PayerFact {
  const found = payerOf(key);
  if (found === undefined) throw new ChargelineError('CHL_SYNTH_PAYER', `There is no payer ${key}.`, false);
  return found;
}
