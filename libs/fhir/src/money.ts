import { centsOf, type Cents } from '@chargeline/kernel';
import type { Money } from './datatypes.js';

/**
 * The cents of a FHIR Money, exactly. Null without a value, for another currency than USD (none given means USD),
 * and for an amount with a third decimal, such as what binary arithmetic left of 0.1 + 0.2: it is never rounded.
 */
export function fhirMoneyCents({ value, currency = 'USD' }: Money): Cents | null {
  return value === undefined || currency !== 'USD' ? null : centsOf(String(value));
}
