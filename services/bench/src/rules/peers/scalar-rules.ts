import {
  type ClaimDocument,
  type Facts,
  factsOf,
  type FactsScope,
  rulebookTexts,
  type RuleText,
} from '@chargeline/rules';

/**
 * Forty rules of the house that ask of single values of a claim or of a line: comparisons, presence, texts of a list. They are for all
 * payers and days, so that another engine needs nothing but their conditions.
 */
const SCALAR: Readonly<Record<FactsScope, string>> = {
  claim: `COB-009 COB-014 DAT-003 DAT-004 DX-034 PAY-001 PAY-002 PAY-003 PAY-004 PAY-005 PRV-013 REQ-005 REQ-008 REQ-010 REQ-018`,
  line: `CPT-002 CPT-003 DAT-001 DAT-002 DAT-005 DAT-006 MOD-021 MOD-024 MOD-050 MOD-051 MOD-053 MOD-102 MOD-080 MOD-101 MOD-111
    NDC-003 NDC-004 PAY-011 PAY-012 POS-002 PTR-001 SUR-006 SUR-007 UNT-001 UNT-005`,
};

export const SCOPES = ['claim', 'line'] as const;

/** The texts of the forty rules by scope. Throws a RangeError where one is not there, or is not for all. */
export function scalarTexts(scope: FactsScope): readonly RuleText[] {
  return SCALAR[scope].split(/\s+/).map((id) => {
    const text = rulebookTexts.find((one) => one.id === id);
    if (text?.scope !== scope || text.applies !== undefined || text.from !== undefined || text.to !== undefined)
      throw new RangeError(`${id} is no rule for each ${scope} of all payers and days.`);
    return text;
  });
}

/** The facts of the forty rules in a claim, as other engines take them: days are numbers, as 20250602. */
export function scalarFacts(): (document: ClaimDocument) => Readonly<Record<FactsScope, readonly Facts[]>> {
  const [claim, line] = SCOPES.map((scope) =>
    factsOf(
      scope,
      scalarTexts(scope).map(({ when }) => when),
    ),
  );
  return (document) => ({ claim: claim!(document).map(plain), line: line!(document).map(plain) });
}

const plain = ({ line, values }: Facts): Facts => ({
  line,
  values: Object.fromEntries(Object.entries(values).map(([path, value]) => [path, dayNumber(value)])),
});

/** A day as a number that is compared like it; what is none stays. */
export const dayNumber = (value: unknown): unknown =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? Number(value.replaceAll('-', '')) : value;

/** An engine that was given the forty rules: the findings of a claim by its facts, as `MOD-050 2`, in any order. */
export type Peer = (facts: Readonly<Record<FactsScope, readonly Facts[]>>) => Promise<readonly string[]>;
