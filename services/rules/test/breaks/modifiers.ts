import type { Break } from '../break.js';
import type { CleanClaim } from '../clean-claim.js';

/** Line 2 with another code and these modifiers. */
const line =
  (code: string, ...modifiers: string[]) =>
  ({ ecg }: CleanClaim) => {
    ecg.code = code;
    ecg.modifiers = modifiers;
  };

/** A new knee on line 2, in a hospital. */
const operation =
  (...modifiers: string[]) =>
  ({ ecg }: CleanClaim) => {
    Object.assign(ecg, { code: '27447', modifiers, placeOfService: '21' });
  };

/** An injected knee, which has no opinion on most modifiers. */
const pair = (rule: string, ...modifiers: string[]): Break => [rule, [2], line('20610', ...modifiers)];

export const modifiers: readonly Break[] = [
  ['MOD-001', [2], line('93000', 'x1')],
  ['MOD-001', [2], line('93000', '5')],
  ['MOD-002', [2], line('93000', 'ZZ')],
  ['MOD-003', [2], line('93000', '59', '59')],
  ['MOD-020', [2], line('93000', '26')],
  ['MOD-020', [2], line('88141', '26')],
  ['MOD-020', [2], line('20610', '26')],
  ['MOD-021', [2], line('93000', 'TC')],
  ['MOD-021', [2], line('20610', 'TC')],
  ['MOD-024', [2], line('93000', '24')],
  ['MOD-025', [2], line('93000', '25')],
  ['MOD-030', [1], ({ visit, ecg }) => [(visit.modifiers = []), (ecg.code = '20610')]],
  ['MOD-031', [1], operation(), ['CHG-001']],
  ['MOD-030', [1], ({ visit, ecg }) => [(visit.modifiers = ['57']), (ecg.code = '11102')]],
  ['MOD-050', [2], ({ ecg }) => [(ecg.code = '20610'), (ecg.modifiers = ['50']), (ecg.units = 2)]],
  ['MOD-051', [2], line('90472', '51'), ['CPT-007']],
  ['MOD-052', [2], line('77066', '50'), ['CHG-001']],
  ['MOD-053', [1], ({ visit }) => (visit.modifiers = ['25', 'RT'])],
  ['MOD-053', [1], ({ visit }) => (visit.modifiers = ['25', '50'])],
  ['MOD-057', [2], line('93000', '57')],
  ['MOD-080', [2], line('20610', '80')],
  ['MOD-080', [2], line('20610', '81')],
  ['MOD-080', [2], line('20610', '82')],
  ['MOD-080', [2], line('20610', 'AS'), ['SUR-014']],

  ['MOD-101', [2], line('71046', '26', 'TC')],
  pair('MOD-102', '50', 'RT'),
  pair('MOD-102', 'LT', '50'),
  pair('MOD-103', 'LT', 'RT'),
  pair('MOD-104', '52', '53'),
  ['MOD-105', [2], line('20610', '54', '55'), ['SUR-005']],
  ['MOD-106', [2], line('20610', '56', '54'), ['SUR-005']],
  ['MOD-106', [2], line('20610', '55', '56'), ['SUR-005']],
  pair('MOD-107', '76', '77'),
  ['MOD-108', [2], line('20610', '74', '73'), ['SUR-009']],
  ['MOD-109', [2], line('20610', '93', '95'), ['POS-004']],
  ['MOD-110', [2], operation('80', '82')],
  ['MOD-111', [2], operation('62', '66'), ['MOD-031', 'SUR-006']],
  ['MOD-111', [2], operation('62', '80')],
  ['MOD-111', [2], operation('62', '81')],
  ['MOD-111', [2], operation('62', '82')],
  ['MOD-110', [2], operation('81', '82')],
  ['MOD-111', [2], operation('62', 'AS'), ['SUR-014']],
  pair('MOD-112', '59', 'XU'),
  pair('MOD-112', 'XE', '59'),
  pair('MOD-112', '59', 'XP'),
  pair('MOD-112', '59', 'XS'),
  ['MOD-113', [2], line('20610', 'JZ', 'JW'), ['NDC-007']],
  ['MOD-114', [2], line('20610', 'GZ', 'GA'), ['PAY-017']],
  ['MOD-114', [2], line('20610', 'GX', 'GZ'), ['PAY-017']],
  ['MOD-115', [2], line('E0601', 'RR', 'NU')],
  ['MOD-115', [2], line('E0601', 'UE', 'RR')],
  ['MOD-116', [2], line('E0601', 'NU', 'UE')],
];
