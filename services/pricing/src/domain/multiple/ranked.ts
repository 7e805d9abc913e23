import type { Cents } from '@chargeline/kernel';
import { type Line, type Service, type Setting, settle } from '../service.js';

/** One performance of a service: a line of three units is performed three times. */
export interface Performance {
  readonly service: Service;
  readonly cents: Cents;
}

/**
 * The performances of services, dearest first. Ties go by code, modifiers, units and setting, never by the order of the
 * lines. A line whose units are not whole cannot be ranked and is left without an amount.
 */
export function ranked(services: readonly Service[], centsOf: (service: Service) => Cents): readonly Performance[] {
  const performances: Performance[] = [];
  for (const service of services) {
    const times = service.counted ? 1 : service.line.units;
    if (!Number.isInteger(times)) {
      settle(service, 'not-adjusted', `${times} units cannot be ranked among several procedures.`);
      continue;
    }
    const cents = centsOf(service);
    for (let time = 0; time < times; time += 1) performances.push({ service, cents });
  }
  return performances.toSorted((one, other) => other.cents - one.cents || byName(nameOf([one]), nameOf([other])));
}

export const sumOf = (performances: readonly Performance[]): Cents =>
  performances.reduce((sum, { cents }) => sum + cents, 0);

/** What belongs together and ranks as one, dearest first. */
export function dearestFirst<Group extends readonly Performance[]>(groups: readonly Group[]): readonly Group[] {
  return groups.toSorted((one, other) => sumOf(other) - sumOf(one) || byName(nameOf(one), nameOf(other)));
}

export const byName = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Orders lines that nothing else orders. */
export const nameOfLine = ({ code, modifiers, units }: Line): string => [code, modifiers.join(' '), units].join('\t');

const OFFICE_FIRST: Readonly<Record<Setting, number>> = { 'non-facility': 0, facility: 1 };

const nameOf = (group: readonly Performance[]): string =>
  group.map(({ service: { line, rates } }) => `${nameOfLine(line)}\t${OFFICE_FIRST[rates.setting]}`).toSorted()[0] ??
  '';
