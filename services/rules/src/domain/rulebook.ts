import type { Rule } from './rule.js';
import { dates } from './rulebook/dates.js';
import { diagnoses } from './rulebook/diagnoses.js';
import { drugs } from './rulebook/drugs.js';
import { duplicates } from './rulebook/duplicates.js';
import { modifierPairs } from './rulebook/modifier-pairs.js';
import { modifiers } from './rulebook/modifiers.js';
import { payers } from './rulebook/payers.js';
import { places } from './rulebook/places.js';
import { pointers } from './rulebook/pointers.js';
import { procedures } from './rulebook/procedures.js';
import { providers } from './rulebook/providers.js';
import { requiredOfClaim } from './rulebook/required-of-claim.js';
import { requiredOfPeople } from './rulebook/required-of-people.js';
import { units } from './rulebook/units.js';

/** All rules of the house, in the order in which their findings are told. */
export const rulebook: readonly Rule[] = [
  ...requiredOfPeople,
  ...requiredOfClaim,
  ...providers,
  ...dates,
  ...diagnoses,
  ...procedures,
  ...modifiers,
  ...modifierPairs,
  ...units,
  ...pointers,
  ...duplicates,
  ...drugs,
  ...places,
  ...payers,
];
