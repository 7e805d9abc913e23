import { randomBytes } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import sql from 'mssql';
import { GenericContainer, getContainerRuntimeClient, Wait } from 'testcontainers';

/** A SQL Server that may be filled with databases of our own. */
export interface MssqlServer {
  /** As an administrator, in a database that a test should leave alone. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export type Found = { readonly ok: true; readonly start: () => Promise<MssqlServer> } | { readonly ok: false };

const IMAGE = 'mcr.microsoft.com/mssql/server:2022-latest';
const PATIENCE_MILLIS = 5_000;

async function hasContainers(): Promise<boolean> {
  const late = after(PATIENCE_MILLIS, false, { ref: false });
  const found = getContainerRuntimeClient().then(
    () => true,
    () => false,
  );
  return Promise.race([found, late]);
}

async function startContainer(): Promise<MssqlServer> {
  const password = `Aa1!${randomBytes(18).toString('hex')}`;
  const container = await new GenericContainer(IMAGE)
    .withEnvironment({ ACCEPT_EULA: 'Y', MSSQL_SA_PASSWORD: password })
    .withExposedPorts(1433)
    .withWaitStrategy(Wait.forLogMessage(/Recovery is complete/))
    .withStartupTimeout(110_000)
    .start();
  const address = `${container.getHost()}:${container.getMappedPort(1433)}`;
  return {
    url: `mssql://sa:${encodeURIComponent(password)}@${address}/master?trustServerCertificate=true`,
    stop: async () => void (await container.stop()),
  };
}

/** The server of MSSQL_URL, else one in a container. Where there is neither it says so on stderr. */
export async function findMssql(env: NodeJS.ProcessEnv = process.env): Promise<Found> {
  const url = env['MSSQL_URL'];
  if (url) return { ok: true, start: () => Promise.resolve({ url, stop: () => Promise.resolve() }) };
  if (await hasContainers()) return { ok: true, start: startContainer };
  process.stderr.write(
    'The tests on a real SQL Server did not run: MSSQL_URL is not set and no container runtime (Docker, Podman) answers.\n',
  );
  return { ok: false };
}

/** Runs one statement as the administrator. */
async function administer(url: string, statement: string): Promise<void> {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const pool = await new sql.ConnectionPool({
    server: hostname,
    port: Number(port || 1433),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: pathname.slice(1),
    options: {
      encrypt: searchParams.get('encrypt') !== 'false',
      trustServerCertificate: searchParams.get('trustServerCertificate') === 'true',
    },
  }).connect();
  try {
    await pool.request().batch(statement);
  } finally {
    await pool.close();
  }
}

/** An empty database on the server, and its end. `snapshot`: reads see snapshots, as is usual in Azure. */
export async function newDatabase(
  server: MssqlServer,
  snapshot: boolean,
): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  const name = `chargeline_test_${randomBytes(6).toString('hex')}`;
  await administer(server.url, `create database [${name}]`);
  await administer(server.url, `alter database [${name}] set read_committed_snapshot ${snapshot ? 'on' : 'off'}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () =>
      administer(
        server.url,
        `alter database [${name}] set single_user with rollback immediate; drop database [${name}];`,
      ),
  };
}
