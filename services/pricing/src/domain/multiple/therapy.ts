import type { Cents } from '@chargeline/kernel';
import { allowedCents, halfUp } from '../allowed.js';
import { feeOf, note, type Service } from '../service.js';
import { ranked } from './ranked.js';

const practiceOf = ({ row: { rvu }, rates: { setting } }: Service): number =>
  setting === 'facility' ? rvu.practiceFacility : rvu.practiceNonFacility;

/** What the practice expense of one unit pays. */
const practiceCents = (service: Service): Cents =>
  allowedCents({ work: 0, practice: practiceOf(service), malpractice: 0 }, service.rates.gpci, service.rates.factor);

/**
 * The fee with half of its practice expense, rounded once like any fee; of a share of the fee the same share. Doubling all
 * keeps the half a whole number.
 */
function reducedCents(service: Service): Cents {
  const { row, rates, cents } = service;
  const { work, malpractice } = row.rvu;
  const doubled = { work: 2 * work, practice: practiceOf(service), malpractice: 2 * malpractice };
  const reduced = allowedCents(doubled, rates.gpci, rates.factor, 2);
  const fee = feeOf(row, rates);
  return cents === fee ? reduced : halfUp(reduced * cents, fee);
}

/**
 * Therapy of one day, over all its lines and units (indicator 5; Claims Processing Manual ch. 5 §10.7): the unit with the
 * dearest practice expense is paid whole, every other with half of its practice expense, in offices and facilities alike.
 */
export function payTherapy(services: readonly Service[]): void {
  const totals = new Map<Service, Cents>();
  const worth = services.filter(({ cents }) => cents > 0);
  for (const [rank, { service }] of ranked(worth, practiceCents).entries())
    totals.set(service, (totals.get(service) ?? 0) + (rank === 0 ? service.cents : reducedCents(service)));
  for (const [service, cents] of totals) {
    service.cents = cents;
    service.counted = true;
    note(
      service,
      'therapy',
      null,
      'one unit of the day whole, the others with half the practice expense (indicator 5, MCPM ch. 5 §10.7)',
    );
  }
}
