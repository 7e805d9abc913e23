import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import {
  done,
  DONE,
  DONE_PROCEDURE,
  errorToken,
  loginAnswer,
  preloginAnswer,
  type Refusal,
  resultSet,
  type Row,
  transactionChange,
} from './tds-tokens.js';

/** What the server says to a statement: rows, an error that ends the transaction, or nothing more at all. */
export type Answer = readonly Row[] | Refusal | 'hang up';

/** Something that speaks enough of SQL Server's protocol to hear what the real driver says to one. It knows no SQL. */
export interface TdsServer {
  readonly url: string;
  /** Statements with the types of their values, and `begin`, `commit`, `rollback`, in the order of their arrival. */
  readonly heard: string[];
  readonly connections: () => number;
  readonly stop: () => Promise<void>;
}

const PRELOGIN = 0x12;
const LOGIN = 0x10;
const BATCH = 0x01;
const CALL = 0x03;
const TRANSACTION = 0x0e;
const ANSWER = 0x04;

const TRANSACTIONS = {
  5: ['begin', 8],
  7: ['commit', 9],
  8: ['rollback', 10],
} as const;

/** The driver asks it of a connection that it takes from its pool. */
const PROBE = 'SELECT 1;';

const afterHeaders = (body: Buffer): Buffer => body.subarray(body.readUInt32LE(0));

/** The text of an nvarchar value of a call, and what follows it. */
function text(body: Buffer): readonly [string, Buffer] {
  const start = 1 + body[0]! * 2 + 1 + 1;
  const isMax = body.readUInt16LE(start) === 0xffff;
  const value = body.subarray(start + 2 + 5);
  if (!isMax) {
    const length = value.readUInt16LE(0);
    return [value.toString('utf16le', 2, 2 + length), value.subarray(2 + length)];
  }
  const chunks: Buffer[] = [];
  let at = 8;
  for (let length = value.readUInt32LE(at); length > 0; length = value.readUInt32LE(at)) {
    chunks.push(value.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return [Buffer.concat(chunks).toString('utf16le'), value.subarray(at + 4)];
}

/** The statement of a call of sp_executesql, and the types that it declares. */
function statement(body: Buffer): string {
  // The procedure's number (two bytes of ones, then the number) and two bytes of flags.
  const [sql, rest] = text(body.subarray(6));
  return rest.length === 0 ? sql : `${sql}\n-- ${text(rest)[0]}`;
}

function send(socket: Socket, ...tokens: readonly Buffer[]): void {
  const body = Buffer.concat(tokens);
  const header = Buffer.from([ANSWER, 1, 0, 0, 0, 0, 1, 0]);
  header.writeUInt16BE(body.length + 8, 2);
  socket.write(Buffer.concat([header, body]));
}

/** `answer` is asked for each statement; the driver's own first words to a connection are not among them. */
export async function startTds(answer: (sql: string) => Answer): Promise<TdsServer> {
  const heard: string[] = [];
  const sockets = new Set<Socket>();

  function say(socket: Socket, sql: string): void {
    if (sql === PROBE) return send(socket, done(DONE_PROCEDURE));
    heard.push(sql);
    const said = answer(sql);
    if (said === 'hang up') return void socket.destroy();
    if ('number' in said) return send(socket, errorToken(said), done(DONE_PROCEDURE));
    const hasRows = said.length > 0 || /^select/i.test(sql);
    return send(socket, ...(hasRows ? [resultSet(said)] : []), done(DONE_PROCEDURE));
  }

  function message(socket: Socket, type: number, body: Buffer): void {
    if (type === PRELOGIN) return send(socket, preloginAnswer());
    if (type === LOGIN) return send(socket, loginAnswer());
    if (type === BATCH) return send(socket, done(DONE));
    if (type === CALL) return say(socket, statement(afterHeaders(body)));
    if (type !== TRANSACTION) return undefined;
    const [word, change] = TRANSACTIONS[afterHeaders(body).readUInt16LE(0) as keyof typeof TRANSACTIONS];
    heard.push(word);
    return send(socket, transactionChange(change), done(DONE));
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    let waiting = Buffer.alloc(0);
    let bodies: Buffer[] = [];
    socket.on('data', (data) => {
      waiting = Buffer.concat([waiting, data]);
      while (waiting.length >= 8 && waiting.length >= waiting.readUInt16BE(2)) {
        const length = waiting.readUInt16BE(2);
        bodies.push(waiting.subarray(8, length));
        if ((waiting[1]! & 1) === 1) {
          message(socket, waiting[0]!, Buffer.concat(bodies));
          bodies = [];
        }
        waiting = waiting.subarray(length);
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    url: `mssql://sa:canary@127.0.0.1:${port}/chargeline?encrypt=false`,
    heard,
    connections: () => sockets.size,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
