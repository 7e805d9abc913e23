import type { Cents } from '@chargeline/kernel';
import { shareOf, WHOLE } from '../allowed.js';
import { isOpen, note, type Rule, type Service, settle } from '../service.js';
import { ranked } from './ranked.js';

interface Reduction {
  readonly rule: Rule;
  /** What the second and later technical and professional parts of a day are paid, in ten-thousandths. */
  readonly technical: number;
  readonly professional: number;
  readonly says: string;
}

/** Reductions of diagnostic tests of one day by the row's indicator (Claims Processing Manual ch. 12 §40.6, ch. 13 §40; 42 CFR 414.22 (b)). */
export const TECHNICAL: Readonly<Record<string, Reduction>> = {
  '4': {
    rule: 'imaging',
    technical: 5_000,
    professional: 9_500,
    says: 'later images of the day: technical part 50 %, professional 95 % (indicator 4)',
  },
  '6': {
    rule: 'technical',
    technical: 7_500,
    professional: WHOLE,
    says: 'later cardiovascular tests of the day: technical part 75 % (indicator 6)',
  },
  '7': {
    rule: 'technical',
    technical: 8_000,
    professional: WHOLE,
    says: 'later ophthalmologic tests of the day: technical part 80 % (indicator 7)',
  },
};

/**
 * Diagnostic tests of one day and one indicator: the dearest technical part is paid whole and the dearest professional
 * part is paid whole, all others reduced. What is saved is taken from the fee of the whole, so that a whole that is not
 * reduced stays as printed. The cap of outpatient imaging comes after the reduction.
 */
export function payTechnical(services: readonly Service[], { rule, technical, professional, says }: Reduction): void {
  for (const service of services) {
    if (service.technical === undefined)
      settle(service, 'not-adjusted', `The technical part of ${service.row.code} is not in the schedule.`);
  }
  const open = services.filter(isOpen);
  const saved = new Map<Service, Cents>();
  const save = (service: Service, cents: Cents): void => void saved.set(service, (saved.get(service) ?? 0) + cents);
  const technicalOf = (service: Service): Cents => service.technical ?? 0;
  const professionalOf = (service: Service): Cents => service.cents - technicalOf(service);
  const inTechnical = ranked(
    open.filter((service) => technicalOf(service) > 0),
    technicalOf,
  );
  for (const [rank, { service, cents }] of inTechnical.entries()) {
    const left = rank === 0 ? cents : shareOf(cents, technical);
    save(service, cents - Math.min(left, service.cap ?? left));
  }
  const inProfessional = ranked(
    open.filter((service) => professionalOf(service) > 0),
    professionalOf,
  );
  for (const [rank, { service, cents }] of inProfessional.entries())
    if (rank > 0) save(service, cents - shareOf(cents, professional));
  for (const service of open.filter(isOpen)) {
    const units = service.counted ? 1 : service.line.units;
    service.cents = service.cents * units - (saved.get(service) ?? 0);
    service.counted = true;
    service.reduced = true;
    note(service, rule, null, says);
  }
}
