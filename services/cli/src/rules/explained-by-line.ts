import type { ExplainedClaim } from '@chargeline/rules';
import { missing, notOk } from '../exit.js';
import { runningLine } from '../line/saved-line.js';
import { networkCode, silent } from '../line/silent.js';

/**
 * What the rules room of the running line says of a claim. Throws CHL_CLI_MISSING where none answers, CHL_CLI_NOT_OK
 * for a claim that it does not find.
 */
export async function explainedByLine(home: string, claimId: string): Promise<ExplainedClaim> {
  const { doors } = await runningLine(home);
  const reply = await asked(`${doors.rules}/api/v1/rules/explain/${encodeURIComponent(claimId)}`);
  const body = (await reply.json()) as ExplainedClaim & { readonly detail?: string };
  if (reply.ok) return body;
  const because = body.detail ?? `It answers with HTTP ${reply.status}.`;
  throw reply.status === 404 ? notOk(because) : missing(because);
}

async function asked(url: string): Promise<Response> {
  try {
    return await fetch(url);
  } catch (error) {
    throw networkCode(error) === null ? error : silent();
  }
}
