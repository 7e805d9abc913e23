import { request } from 'node:http';

const PIECE = Buffer.alloc(100_000, ' ');

/** Posts so many bytes of a body that has no length and does not end, and gives the answer. */
export function pour(
  url: string,
  headers: Readonly<Record<string, string>>,
  bytes: number,
): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', headers });
    asked.on('error', reject);
    asked.on('response', (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => {
        asked.destroy();
        resolve({ status: response.statusCode!, body });
      });
    });
    const more = (left: number): void => {
      if (left > 0) asked.write(PIECE.subarray(0, left), () => setImmediate(more, left - PIECE.length));
    };
    more(bytes);
  });
}
