import type { Answer } from './answer.js';

interface Issue {
  readonly severity?: string;
  readonly diagnostics?: string;
  readonly expression?: readonly string[];
}

const sentence = ({ diagnostics, expression }: Issue): string =>
  [expression?.join(', '), diagnostics].filter(Boolean).join(': ');

/** One FHIR bundle. `source` names the sender in the directory; without one the door takes its first FHIR source. */
export async function sendFhir(url: string, body: Buffer, source?: string): Promise<Answer> {
  const response = await fetch(`${url}/fhir`, {
    method: 'POST',
    headers: {
      'content-type': 'application/fhir+json',
      ...(source === undefined ? {} : { 'x-chargeline-source': source }),
    },
    body: new Uint8Array(body),
  });
  const outcome = (await response.json().catch(() => ({}))) as { issue?: readonly Issue[] };
  return {
    accepted: response.status === 202,
    code: String(response.status),
    because: (outcome.issue ?? []).map(sentence).join('; '),
  };
}
