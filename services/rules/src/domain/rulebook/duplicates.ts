import type { ClaimLine } from '@chargeline/contracts';
import { type ClaimDocument, placeOf } from '../claim-document.js';
import { isDailyVisit } from '../procedure-facts.js';
import { type Rule } from '../rule.js';

/** Modifiers that say why the same thing stands on the claim again. */
const SAYS_WHY: ReadonlySet<string> = new Set(['59', '76', '77', '91', 'XE', 'XP', 'XS', 'XU']);

/** Modifiers that say why there is a second visit. */
const SAYS_WHY_A_VISIT: ReadonlySet<string> = new Set(['24', '25', '27', '57', ...SAYS_WHY]);

const isExplained = ({ modifiers }: ClaimLine, by: ReadonlySet<string>): boolean =>
  modifiers.some((code) => by.has(code));

/** The lines whose key an earlier line had; a key of null is never the same as another. */
const repeated =
  (keyOf: (line: ClaimLine, document: ClaimDocument) => string | null): Rule['broken'] =>
  (document) => {
    const seen = new Set<string>();
    return document.claim.lines
      .filter((line) => {
        const key = keyOf(line, document);
        if (key === null) return false;
        const again = seen.has(key);
        seen.add(key);
        return again;
      })
      .map(({ line }) => line);
  };

const key = (...parts: readonly string[]): string => JSON.stringify(parts);

export const duplicates: readonly Rule[] = [
  {
    id: 'DUP-001',
    severity: 'reject',
    because:
      'An earlier line bills the same on the same day. Take one out, or say with 59, 76, 77, 91 or an X modifier why it is right.',
    source: 'Claims Processing Manual ch. 1 §120 (duplicate claims)',
    broken: repeated((line, document) =>
      isExplained(line, SAYS_WHY)
        ? null
        : key(line.code, line.serviceFrom, line.serviceTo, placeOf(line, document), ...line.modifiers.toSorted()),
    ),
  },
  {
    id: 'DUP-002',
    severity: 'warn',
    because:
      'There is more than one visit on that day. Keep the one that covers both, or say with 25 why it is a second.',
    source: 'Claims Processing Manual ch. 12 §30.6.7',
    broken: repeated((line) =>
      isDailyVisit(line.code) && !isExplained(line, SAYS_WHY_A_VISIT) ? key(line.serviceFrom) : null,
    ),
  },
  {
    id: 'DUP-003',
    severity: 'warn',
    because: 'Two lines come from one charge. Check that it was not billed twice.',
    source: 'X12 005010X222A1, loop 2400, REF02 (6R): unique in its claim',
    broken: repeated(({ chargeId }) => key(chargeId)),
  },
];
