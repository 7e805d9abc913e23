import { ChargelineError } from '@chargeline/kernel';
import { keyring } from '@chargeline/security';
import { fault, type Finding, ok } from './finding.js';

/** Whether the keyring of CHARGELINE_KEYRING can be used. No key is shown. */
export function ring(json: string | undefined): Finding {
  if (json === undefined) return ok('keyring', 'CHARGELINE_KEYRING is not set: each line makes its own');
  try {
    return ok('keyring', `readable, seals with version ${keyring(json).current}`);
  } catch (error) {
    if (!(error instanceof ChargelineError)) throw error;
    return fault('keyring', error.message, 'Set CHARGELINE_KEYRING to what "chargeline keys new" prints.');
  }
}
