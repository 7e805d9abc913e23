import { createServer, type Server } from 'node:net';
import { HL7_LIMITS } from '../limits.js';
import { MllpConnection, type MllpHandlers, type MllpLimits } from './connection.js';

export const MLLP_LIMITS: MllpLimits = {
  maxMessageBytes: HL7_LIMITS.messageBytes,
  idleMillis: 30_000,
  maxConnections: 1_000,
  maxFaults: 100,
};

export interface MllpServerOptions extends MllpHandlers {
  readonly host: string;
  /** 0 picks a free port. */
  readonly port: number;
  readonly limits?: Partial<MllpLimits>;
}

export interface MllpServer {
  readonly port: number;
  /** Stops listening, lets messages in hand be answered, and cuts what is left after `graceMillis`. */
  close(graceMillis: number): Promise<void>;
}

/** Listens for MLLP senders. Rejects when the port cannot be had. */
export async function listenMllp(options: MllpServerOptions): Promise<MllpServer> {
  const limits = { ...MLLP_LIMITS, ...options.limits };
  const connections = new Set<MllpConnection>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    const connection = new MllpConnection(socket, limits, options);
    connections.add(connection);
    socket.once('close', () => connections.delete(connection));
    void connection.run();
  });
  server.maxConnections = limits.maxConnections;
  await listening(server, options);
  server.on('error', (error) => options.onError(error));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    close: (graceMillis) => closed(server, connections, graceMillis),
  };
}

function listening(server: Server, { host, port }: MllpServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closed(server: Server, connections: ReadonlySet<MllpConnection>, graceMillis: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => connections.forEach((connection) => connection.destroy()), graceMillis);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    connections.forEach((connection) => connection.finish());
  });
}
