import { ChargelineError } from '@chargeline/kernel';
import type { Answer } from './answer.js';

/** Gateway as one logged-in user sees it. */
export interface GatewayUser {
  readonly get: (path: string) => Promise<{ readonly status: number; readonly body: unknown }>;
  readonly post: (
    path: string,
    body: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<{ readonly status: number; readonly body: unknown }>;
}

const json = { 'content-type': 'application/json' };

async function call(url: string, init: RequestInit): Promise<{ status: number; body: unknown }> {
  const response = await fetch(url, init);
  return { status: response.status, body: await response.json().catch(() => null) };
}

/** Logs in. Throws CHL_STANDALONE_LOGIN when gateway says no. */
export async function login(url: string, username: string, password: string): Promise<GatewayUser> {
  const { status, body } = await call(`${url}/api/v1/auth/token`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ username, password }),
  });
  if (status !== 200)
    throw new ChargelineError('CHL_STANDALONE_LOGIN', `Gateway refused the login of ${username} (${status}).`, false);
  const authorization = `Bearer ${(body as { access_token: string }).access_token}`;
  return {
    get: (path) => call(`${url}/api/v1/${path}`, { headers: { authorization } }),
    post: (path, sent, headers = {}) =>
      call(`${url}/api/v1/${path}`, {
        method: 'POST',
        headers: { ...json, authorization, ...headers },
        body: JSON.stringify(sent),
      }),
  };
}

interface Problem {
  readonly detail?: string;
  readonly errors?: readonly unknown[];
}

/** One batch of claims, under its sender's own key. */
export async function sendBatch(user: GatewayUser, body: Buffer, key: string): Promise<Answer> {
  const { status, body: said } = await user.post('claims/batch', JSON.parse(body.toString('utf8')), {
    'idempotency-key': key,
  });
  const problem = (said ?? {}) as Problem;
  const because = [problem.detail, problem.errors === undefined ? undefined : JSON.stringify(problem.errors)]
    .filter(Boolean)
    .join(' ');
  return { accepted: status === 202, code: String(status), because: because.slice(0, 500) };
}
