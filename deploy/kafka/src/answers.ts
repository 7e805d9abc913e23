import { connect } from 'node:net';

/** A Metadata request for no topic (Kafka protocol guide): size 18, api key 3, version 1, correlation 1, client `wait`, topics 0. */
const METADATA = Buffer.from('00000012000300010000000100047761697400000000', 'hex');
const SIZE_AND_CORRELATION = 8;
const INT32 = 4;

/** Whether a broker at the port answers and counts at least one live broker, itself. */
export function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, 'localhost');
    const settle = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    let reply = Buffer.alloc(0);
    socket.setTimeout(2_000, () => settle(false));
    socket.on('error', () => settle(false));
    socket.on('close', () => resolve(false));
    socket.on('connect', () => socket.write(METADATA));
    socket.on('data', (bytes) => {
      reply = Buffer.concat([reply, bytes]);
      if (reply.length >= SIZE_AND_CORRELATION + INT32) settle(reply.readInt32BE(SIZE_AND_CORRELATION) > 0);
    });
  });
}
