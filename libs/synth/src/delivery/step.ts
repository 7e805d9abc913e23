import type { CalendarDate } from '@chargeline/kernel';
import type { Random } from '../random.js';
import type { Visit, VisitCharge } from '../visit/visit.js';

/** What a sender has to say: HL7 has a trigger for each, a bundle or batch says all at once. */
export type Occasion = 'registered' | 'updated' | 'admitted' | 'discharged' | 'charged';

/** Why a message is sent. */
export type DeliveryKind =
  'first' | 'resend' | 'duplicate-charges' | 'late-charge' | 'corrected-charge' | 'reused-id' | 'malformed';

/** One message to be, in any dialect. */
export interface Step {
  readonly occasion: Occasion;
  readonly kind: DeliveryKind;
  readonly expect: 'accepted' | 'refused';
  readonly messageId: string;
  /** Minutes after the visit began. */
  readonly minute: number;
  /** Those that this message tells: none but when `charged`. */
  readonly charges: readonly VisitCharge[];
  /** The date of the charges as it is written, which may be no date. */
  readonly chargeDate: CalendarDate;
}

interface Course {
  readonly weight: number;
  readonly occasions: readonly Occasion[];
  /** Only at a hospital's sites. */
  readonly hospital?: boolean;
}

/** In which order an EHR tells of a visit. */
const COURSES: readonly Course[] = [
  { weight: 65, occasions: ['registered', 'charged'] },
  { weight: 15, occasions: ['registered', 'updated', 'charged'] },
  { weight: 8, occasions: ['charged', 'registered'] },
  { weight: 25, occasions: ['admitted', 'discharged', 'charged'], hospital: true },
];
const AT_ONCE: readonly Occasion[] = ['charged'];
const HOSPITAL = new Set(['22', '23']);
const MINUTES_BETWEEN = 10;

/** The messages of a visit that goes well. `chargesStandAlone`: a message of charges says who is insured, so it may come first. */
export function stepsOf(visit: Visit, chargesStandAlone: boolean, random: Random): readonly Step[] {
  return occasionsOf(visit, chargesStandAlone, random).map((occasion, ordinal) => ({
    occasion,
    kind: 'first',
    expect: 'accepted',
    messageId: messageIdOf(visit, String(ordinal + 1)),
    minute: ordinal * MINUTES_BETWEEN,
    charges: occasion === 'charged' ? visit.charges : [],
    chargeDate: visit.serviceDate,
  }));
}

function occasionsOf({ door, site, charges }: Visit, standAlone: boolean, random: Random): readonly Occasion[] {
  if (door === 'fhir' || door === 'claim-batch') return AT_ONCE;
  const possible = COURSES.filter(({ hospital }) => hospital !== true || HOSPITAL.has(site.placeOfService));
  const { occasions } = random.weighted(possible.filter((course) => standAlone || course.occasions[0] !== 'charged'));
  return charges.length > 0 ? occasions : occasions.filter((occasion) => occasion !== 'charged');
}

/** The n-th message id of a visit. It holds nothing that identifies the patient: it travels in clear. */
export const messageIdOf = ({ practice, number }: Visit, part: string): string =>
  `X${practice.letter}${String(number).padStart(7, '0')}.${part}`;
