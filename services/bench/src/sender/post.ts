import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true });

export interface HttpAnswer {
  readonly status: number;
  readonly body: Buffer;
}

/** POST on a kept connection, with less work for this process than `fetch` has. */
export function post(url: string, headers: Readonly<Record<string, string>>, body: Buffer): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: 'POST', agent, headers: { ...headers, 'content-length': body.length } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) }));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
