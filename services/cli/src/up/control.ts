import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { ChargelineError } from '@chargeline/kernel';
import type { View } from './view.js';

/** Where the process that keeps a line up is asked, and what proves that its owner asks. */
export interface Control {
  readonly url: string;
  readonly token: string;
}

/** How many instances of each room there should be. */
export type Scale = Readonly<Record<string, number>>;

/** What may be asked. */
export interface Controlled {
  readonly view: () => View;
  readonly scale: (scale: Scale) => Promise<void>;
}

export interface ControlServer {
  readonly control: Control;
  readonly close: () => void;
}

/** How a fault is told to the one who asked. */
export interface Fault {
  readonly code: string;
  readonly message: string;
}

const faultOf = (error: unknown): Fault =>
  error instanceof ChargelineError
    ? { code: error.code, message: error.message }
    : {
        code: 'CHL_CLI_UNFORESEEN',
        message: 'Something failed that nobody foresaw. The log of the line may say more.',
      };

const isOwner = ({ headers }: IncomingMessage, token: string): boolean => {
  const given = Buffer.from(headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
};

async function answer(request: IncomingMessage, controlled: Controlled): Promise<View> {
  if (request.method === 'POST') await controlled.scale(JSON.parse(await text(request)) as Scale);
  return controlled.view();
}

function send(response: ServerResponse, status: number, body: View | Fault): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Answers how the line stands to GET, and scales it by POST; to its owner alone, on this machine alone. */
export async function openControl(controlled: Controlled): Promise<ControlServer> {
  const token = randomBytes(24).toString('base64url');
  const server = createServer((request, response) => {
    if (!isOwner(request, token)) return void response.writeHead(401).end();
    answer(request, controlled).then(
      (view) => send(response, 200, view),
      (error: unknown) => send(response, 409, faultOf(error)),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    control: { url: `http://127.0.0.1:${port}`, token },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
