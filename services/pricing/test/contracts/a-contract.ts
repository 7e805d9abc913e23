import { contractOf, type Contract, type ContractOn, contractsOf } from '../../src/domain/contracts/contract.js';
import { quote } from '../../src/index.js';

/** A contract of acme with payer 12345 for 2025, as it is written in a file. */
export const written = { name: 'Acme 2025', tenant: 'acme', payer: '12345', from: '2025-01-01', to: '2025-12-31' };

export const aContract = (terms: object = {}): Contract => contractOf('acme.json', { ...written, ...terms });

/** The contracts between acme and payer 12345. */
export const between = (...contracts: readonly Contract[]): ContractOn =>
  contractsOf(contracts.map((contract, at) => ({ file: `${at + 1}.json`, contract })))('acme', '12345')!;

/** Prices lines as people write them, `45385-59`, `97110-GP*3`, of the rest of Pennsylvania (12502-99) at an office. */
export function priced(
  lines: readonly string[],
  contractOn: ContractOn | undefined,
  on = '2025-06-02',
  sequestration = false,
) {
  const asked = lines.map((text) => {
    const [service = '', units = '1'] = text.split('*');
    const [code = '', ...modifiers] = service.split('-');
    const locality = { carrier: '12502', locality: '99' };
    return {
      code,
      modifiers,
      units: Number(units),
      minutes: null,
      on,
      placeOfService: '11',
      zip: null,
      locality,
      claim: '',
    };
  });
  return quote(asked, 'non-qualifying', { contractOn, sequestration });
}

/** Dollars by line; a word is the status of a line without an amount. */
export const dollars = (
  lines: readonly string[],
  contractOn: ContractOn | undefined,
  on?: string,
): readonly (number | string)[] =>
  priced(lines, contractOn, on).lines.map(({ status, allowedCents }) =>
    allowedCents === null ? status : allowedCents / 100,
  );
