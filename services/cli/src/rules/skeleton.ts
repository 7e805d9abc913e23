/** What is known of a rule before it is written. */
export interface Sketch {
  readonly id: string;
  readonly title: string;
  readonly severity: string;
  readonly scope: string;
}

/** The example that a claim, a line or a diagnosis of the model claim is changed by, and what is found then. */
const EXAMPLES: Readonly<Record<string, readonly [change: string, finds: string]>> = {
  claim: ['encounter', '[null]'],
  line: ['lines', '[1]'],
  diagnosis: ['claim', '[1]'],
};

/** A file of one rule to be filled in: what stands empty keeps it from being read. */
export function skeletonOf({ id, title, severity, scope }: Sketch): string {
  const family = id.replace(/-\d+$/, '');
  const [change, finds] = EXAMPLES[scope]!;
  return `# Fill in what stands empty, then: chargeline rules test ${fileOf(id)}
# The language of conditions: services/rules/rulebook/LANGUAGE.md. The claim that examples change: model-claim.yaml beside it.
family: ${family}
about: Rules of our own of the family ${family}.
rules:
  - id: ${id}
    title: ${JSON.stringify(title)}
    # What is wrong and what to do: a sentence for a biller, with a full stop.
    because:
    # reject ends the claim's way, hold stops it for a person, warn and info travel along.
    severity: ${severity}
    scope: ${scope}
    # For whom, where not for all; take out what does not apply.
    # applies: { payers: ['12345'], filings: [MB], kinds: [professional], places: ['11'] }
    # The days of service that it is for, both counted.
    # from: 2025-01-01
    # to: 2025-12-31
    # Who says so: a manual's chapter and section, a regulation, a policy of the payer.
    source:
    # The claim adjustment reason code by which the payer would deny.
    # carc: '16'
    # Who can mend it: registration, scheduling, clinician, coding, billing or credentialing.
    owner: billing
    # What must not be, as: line.modifiers has "50" and line.units != 1
    when:
    passes:
      # A claim that comes close and is right: what it changes in the model claim.
      - says:
        ${change}:
    fails:
      # A claim that is wrong, and where the rule must find it: numbers of lines, null for the claim.
      - says:
        ${change}:
        finds: ${finds}
`;
}

/** The file of a rule of one's own. */
export const fileOf = (id: string): string => `${id.toLowerCase()}.yaml`;

/** The id after the highest one of a family that these ids have; null after the last. */
export function nextId(family: string, ids: readonly string[]): string | null {
  const numbers = ids.filter((id) => id.startsWith(`${family}-`)).map((id) => Number(id.slice(family.length + 1)));
  const next = Math.max(0, ...numbers) + 1;
  return next > 999 ? null : `${family}-${String(next).padStart(3, '0')}`;
}

/** The ids that a text of rules has, whether it can be read already or not. */
export const idsIn = (text: string): readonly string[] =>
  [...text.matchAll(/\bid:\s*['"]?([A-Z]{2,4}-\d{3})\b/g)].map(([, id]) => id!);
