import type { Charge } from '@chargeline/contracts';
import { procedureSystem } from '../code-shape.js';
import { type ChargeGroup, firstPlace } from './charge-group.js';
import type { Hl7Profile } from './profiles.js';

/** Names of code systems in the third component of a procedure code (HL7 table 0396, and spellings seen in feeds). */
const SYSTEMS: Readonly<Record<string, Charge['system']>> = {
  C4: 'CPT',
  CPT: 'CPT',
  CPT4: 'CPT',
  'CPT-4': 'CPT',
  HCPCS: 'HCPCS',
  HCPC: 'HCPCS',
  HPC: 'HCPCS',
  SCT: 'SNOMED',
};

/** The procedure of a charge where the profile says it stands. Throws an AE that names the profile's first place when there is none. */
export function procedureOf(group: ChargeGroup, profile: Hl7Profile): Pick<Charge, 'code' | 'system' | 'modifiers'> {
  const found = firstPlace(group, profile.procedure);
  if (found === null) {
    const field = profile.procedure.find((place) => place.startsWith('FT1'))?.slice(4) ?? '0';
    throw group.ft1.fault(Number(field), 101, `has no procedure code: ${profile.procedure.join(', ')} are empty.`);
  }
  const code = found.fields.required(found.field, 1, 30).toUpperCase();
  const named = found.fields.text(found.field, 3, 80).toUpperCase();
  const system = named === '' ? procedureSystem(code) : (SYSTEMS[named] ?? 'local');
  return { code, system, modifiers: modifiersOf(group, profile) };
}

function modifiersOf(group: ChargeGroup, profile: Hl7Profile): string[] {
  const found = firstPlace(group, profile.modifiers);
  if (found === null) return [];
  const { fields, field } = found;
  const modifiers = fields.repetitions(field).map((repetition) => fields.text(field, 1, 2, repetition).toUpperCase());
  const given = modifiers.filter((modifier) => modifier !== '');
  if (given.length > 4) throw fields.fault(field, 102, 'has more than 4 modifiers.');
  return given;
}
