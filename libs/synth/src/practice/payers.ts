/** Whom a payer insures: Medicare the old, a motor insurer those who had an accident, the rest everybody else. */
export type PayerKind = 'medicare' | 'medicaid' | 'commercial' | 'accident';

/** An invented payer. `filingIndicator` is X12 SBR09; `memberPrefix` begins its member numbers. */
export interface PayerFact {
  readonly key: string;
  readonly kind: PayerKind;
  readonly payerId: string;
  readonly payerName: string;
  /** What messages call the plan (IN1-2.1). */
  readonly plan: string;
  readonly filingIndicator: string;
  readonly memberPrefix: string;
}

const row = (
  key: string,
  kind: PayerKind,
  payerId: string,
  payerName: string,
  plan: string,
  filingIndicator: string,
  memberPrefix: string,
): PayerFact => ({ key, kind, payerId, payerName, plan, filingIndicator, memberPrefix });

/** Every payer of the synthetic practices. None exists. */
export const PAYERS: readonly PayerFact[] = [
  row('medicare-east', 'medicare', 'SYN01', 'Synthetic Medicare East', 'MCRB-E', 'MB', 'MBE'),
  row('medicare-west', 'medicare', 'SYN02', 'Synthetic Medicare West', 'MCRB-W', 'MB', 'MBW'),
  row('medicaid-east', 'medicaid', 'SYN11', 'Synthetic Medicaid East', 'MCD-E', 'MC', 'MCE'),
  row('medicaid-west', 'medicaid', 'SYN12', 'Synthetic Medicaid West', 'MCD-W', 'MC', 'MCW'),
  row('blue-lantern', 'commercial', 'SYN21', 'Blue Lantern of the Three Rivers', 'BLR-PPO', 'BL', 'BLR'),
  row('blue-heron', 'commercial', 'SYN22', 'Blue Heron Plan', 'BHP-1', 'BL', 'BHP'),
  row('harbor-mutual', 'commercial', 'SYN31', 'Harbor Mutual Health', 'HMH-STD', 'CI', 'HMH'),
  row('copperline', 'commercial', 'SYN32', 'Copperline Benefits', 'COPPER', 'CI', 'CPL'),
  row('summit-employers', 'commercial', 'SYN33', "Summit Employers' Fund", 'SEF-A', 'CI', 'SEF'),
  row('greenfield', 'commercial', 'SYN41', 'Greenfield Health Maintenance', 'GFH', 'HM', 'GFH'),
  row('prairie-care', 'commercial', 'SYN42', 'Prairie Care HMO', 'PCH', 'HM', 'PCH'),
  row('crossroads', 'accident', 'SYN51', 'Crossroads Motor Mutual', 'CMM', 'AM', 'CMM'),
];

export const payerOf = (key: string): PayerFact | undefined => PAYERS.find((payer) => payer.key === key);
