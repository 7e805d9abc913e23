import { behavioral } from './behavioral.js';
import { cardiology } from './cardiology.js';
import { emergency } from './emergency.js';
import { family } from './family.js';
import { gastroenterology } from './gastroenterology.js';
import { obstetrics } from './obstetrics.js';
import { orthopedics } from './orthopedics.js';
import { pediatrics } from './pediatrics.js';
import type { Service } from './service.js';
import { therapy } from './therapy.js';
import { urgent } from './urgent.js';

const SPECIALTIES = {
  family,
  cardiology,
  emergency,
  gastroenterology,
  orthopedics,
  pediatrics,
  obstetrics,
  therapy,
  behavioral,
  urgent,
} as const satisfies Readonly<Record<string, readonly Service[]>>;

export type SpecialtyName = keyof typeof SPECIALTIES;

/** What a specialty does. */
export const servicesOf = (specialty: SpecialtyName): readonly Service[] => SPECIALTIES[specialty];
