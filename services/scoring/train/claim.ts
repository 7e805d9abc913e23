import { familyOf, nationalCents, type ScorableClaim, type ScorableLine } from '@chargeline/scoring';
import { DIAGNOSES, PAYERS, type Service, SERVICES, WARNINGS } from '#train/practice';
import type { Random } from '#train/random';

const DAYS_OF_MONTH = 28;

/** A practice charges about 2.2 times the fee; now and then a digit too many is typed. */
const MARKUP = { middle: Math.log(2.2), spread: 0.25, typedWrong: 0.02, tenfold: 10 };

/** What a service without a fee is charged at, in cents, as a logarithm. */
const NO_FEE = { middle: Math.log(9_000), spread: 0.8 };

const dayIn2025 = (random: Random): string =>
  `2025-${String(random.whole(1, 12)).padStart(2, '0')}-${String(random.whole(1, DAYS_OF_MONTH)).padStart(2, '0')}`;

function modifiersOf(code: string, first: boolean, visits: boolean, place: string, random: Random): readonly string[] {
  const family = familyOf(code);
  const modifiers: string[] = [];
  if (family === 'imaging' && place === '22') modifiers.push('26');
  if (family === 'visit' && visits && random.chance(0.75)) modifiers.push('25');
  if (!first && (family === 'surgery' || family === 'medicine') && random.chance(0.25)) modifiers.push('59');
  return modifiers;
}

function chargeOf(
  code: string,
  modifiers: readonly string[],
  day: string,
  typedWrong: boolean,
  random: Random,
): number {
  const fee = nationalCents(code, modifiers, day);
  const { middle, spread } = fee > 0 ? MARKUP : NO_FEE;
  const unit = Math.exp(middle + spread * random.normal()) * (fee > 0 ? fee : 1);
  return Math.round(unit * (typedWrong ? MARKUP.tenfold : 1));
}

function linesOf({ main, beside, besideChance, mostLines, places }: Service, random: Random): readonly ScorableLine[] {
  const codes = [random.one(main)];
  while (codes.length < mostLines && random.chance(besideChance)) codes.push(random.one(beside));
  const day = dayIn2025(random);
  const last = random.chance(0.04) ? `${day.slice(0, 8)}${DAYS_OF_MONTH}` : day;
  const place = random.one(places);
  const wrongLine = random.chance(MARKUP.typedWrong) ? random.whole(0, codes.length - 1) : -1;
  return codes.map((code, at) => {
    const drug = familyOf(code) === 'drug';
    const modifiers = modifiersOf(code, at === 0, codes.length > 1, place, random);
    const units = drug || random.chance(0.1) ? random.whole(1, drug ? 60 : 4) : 1;
    return {
      code,
      modifiers,
      units,
      chargeCents: chargeOf(code, modifiers, day, at === wrongLine, random) * units,
      serviceFrom: day,
      serviceTo: last,
      placeOfService: place,
      ndc: drug && random.chance(0.8) ? {} : null,
    };
  });
}

const agedFor = (indicator: string | null, random: Random): number =>
  indicator === 'MB' ? random.whole(65, 95) : random.whole(0, 64);

type Findings = ScorableClaim['judgement']['findings'];

/** The rulebook warns of a drug without its number. */
const warned = (lines: readonly ScorableLine[]): Findings =>
  lines
    .filter(({ code, ndc }) => ndc === null && familyOf(code) === 'drug')
    .map(() => ({ rule: 'NDC-001', severity: 'warn' }));

const atRandom = (random: Random): Findings =>
  WARNINGS.filter(({ chance }) => random.chance(chance)).map(({ rule }) => ({ rule, severity: 'warn' }));

/** Draws one judged claim of the invented practice. */
export function drawClaim(random: Random): ScorableClaim {
  const service = random.weighted(SERVICES);
  const { indicator } = random.weighted(PAYERS);
  const lines = linesOf(service, random);
  const { referral, authorization } = service.wants;
  const replaces = random.chance(0.05);
  return {
    encounter: {
      patient: { ageYears: random.chance(0.02) ? null : agedFor(indicator, random) },
      coverage: { filingIndicator: indicator },
      referringProvider: random.chance(referral ? 0.85 : 0.3) ? {} : null,
      placeOfService: lines[0]!.placeOfService,
      authorization: random.chance(authorization ? 0.8 : 0.12) ? 'A' : null,
    },
    claim: {
      frequency: replaces ? '7' : '1',
      totalCents: lines.reduce((sum, { chargeCents }) => sum + chargeCents, 0),
      diagnoses: DIAGNOSES.slice(0, 1 + Math.min(11, Math.floor(-2 * Math.log(1 - random.next())))),
      lines,
    },
    judgement: { findings: [...warned(lines), ...atRandom(random)] },
  };
}
