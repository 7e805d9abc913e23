import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { composeFile } from './deploy/compose/compose-file.js';
import { withRooms } from './deploy/compose/rooms.mjs';
import { DEFAULT_SOURCES } from './services/cli/dist/line/default-sources.js';
import { rooms } from './services/standalone/dist/index.js';

type Variables = Readonly<Record<string, string | null>>;

interface Service {
  readonly image: string;
  readonly build?: object;
  readonly restart: string;
  readonly profiles?: readonly string[];
  readonly command?: readonly string[];
  readonly environment?: Variables;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly ports?: readonly string[];
  readonly configs?: readonly { readonly source: string }[];
  readonly volumes?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly stop_grace_period?: string;
}

interface ComposeFile {
  readonly services: Readonly<Record<string, Service>>;
  readonly configs: Readonly<Record<string, { readonly file: string }>>;
  readonly volumes: Readonly<Record<string, null>>;
  readonly 'x-every-room': Variables;
}

const written = readFileSync('docker-compose.yml', 'utf8');
const read = (text: string): ComposeFile => parse(text, { merge: true }) as ComposeFile;
const file = read(written);
const { services } = file;
const roomNames = rooms.map(({ name }) => name);
/** What runs of our own image. */
const ours = [...roomNames, 'topics', 'reference'];
const secondsOf = (duration: string): number => Number(duration.slice(0, -1)) * (duration.endsWith('m') ? 60 : 1);

function faultsOf(text: string): readonly string[] {
  const entries = Object.entries(read(text)).filter(([key]) => !key.startsWith('x-'));
  return composeFile(Object.fromEntries(entries), 'file');
}

test('the rooms in docker-compose.yml equal the manifests (else: node scripts/compose.mjs)', () => {
  expect(written).toBe(withRooms(written, rooms));
});

test('the file has the shape of the Compose specification', () => expect(faultsOf(written)).toEqual([]));

for (const [why, from, to, fault] of [
  ['a key nobody knows', 'stop_grace_period: 35s', 'stop_grace_periode: 35s', 'services.billing.stop_grace_periode'],
  ['a value nobody knows', 'restart: unless-stopped', 'restart: allways', 'services.kafka.restart'],
  ['a number that is a text', 'retries: 3', "retries: '3'", 'services.kafka.healthcheck.retries'],
  ['a port that others on the network reach', '127.0.0.1:${GATEWAY', '${GATEWAY', 'services.gateway.ports.0'],
  ['a name that blocks --scale', 'init: true', 'container_name: room', 'services.pricing.container_name'],
  ['no image', '    image: postgres:18\n', '', 'services.postgres.image is missing'],
] as const) {
  test(`the check of the shape finds ${why}`, () => {
    expect(written).toContain(from);
    expect(faultsOf(written.replaceAll(from, to)).join('\n')).toContain(fault);
  });
}

const compose = spawnSync('docker', ['compose', 'version'], { encoding: 'utf8' });
const cannotAsk = compose.status === 0 ? null : 'this machine has no "docker compose"';
if (cannotAsk !== null) console.warn(`SKIPPED: "docker compose config" did not run: ${cannotAsk}.`);

test.skipIf(cannotAsk !== null)('docker compose takes the file, with and without SQL Server', () => {
  const said = { POSTGRES_PASSWORD: 'a', CHARGELINE_KEYRING: '{}', EHR_ADAPTERS_SOURCES: 'sources.json' };
  for (const profile of [[], ['--profile', 'mssql']]) {
    const { stderr, status } = spawnSync('docker', ['compose', ...profile, 'config', '--quiet'], {
      encoding: 'utf8',
      env: { ...process.env, ...said },
    });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  }
});

test('every room is a service, and nothing else is there but what they need', () => {
  const others = ['kafka', 'postgres', 'mssql', 'otel-collector', 'topics', 'reference'];
  expect(Object.keys(services).sort()).toEqual([...others, ...roomNames].sort());
});

const common = Object.keys(file['x-every-room']);

test('what every room is told is nobody’s own', () => {
  const own = new Set(rooms.flatMap(({ variables, httpPort }) => [...variables, httpPort]));
  expect(common.filter((name) => own.has(name) || !/^(CHARGELINE|KAFKA|OTEL)_/.test(name))).toEqual([]);
});

for (const { name, variables, httpPort } of rooms) {
  test(`${name} runs its own process and is told what its manifest names, and no more`, () => {
    const { command, environment } = services[name]!;
    expect(command).toEqual([`services/${name}/dist/main.js`]);
    expect(existsSync(`services/${name}/src/main.ts`)).toBe(true);
    const own = httpPort === null ? variables : [...variables, httpPort];
    expect(Object.keys(environment!).sort()).toEqual([...common, ...own].sort());
  });
}

test('no secret stands in the file: who runs it must say it', () => {
  const secret = /PASSWORD|KEYRING|_KEY$|_USERS$|^(DATABASE|BILLING_MSSQL)_URL$/;
  const said = Object.values(services).flatMap(({ environment = {} }) => Object.entries(environment));
  const secrets = said.filter(([name]) => secret.test(name));
  expect(secrets.length).toBeGreaterThan(8);
  expect(secrets.filter(([, value]) => value !== null && !/\$\{[A-Z_]+:\?[^}]+\}/.test(value))).toEqual([]);
  expect(written).not.toMatch(/\$\{[A-Z_]*(PASSWORD|KEY|SECRET)[A-Z_]*:?-/);
});

test('doors alone are reached from this machine, each where its room listens', () => {
  const published = Object.entries(services).flatMap(([name, { ports = [], environment }]) =>
    ports.map((port) => {
      const [, variable, inside] = /\$\{(\w+):-\d+\}:(\d+)$/.exec(port)!;
      return { name, variable, listens: environment?.[variable!] === inside };
    }),
  );
  expect(published).toEqual([
    { name: 'ehr-adapters', variable: 'EHR_ADAPTERS_MLLP_PORT', listens: true },
    { name: 'ehr-adapters', variable: 'EHR_ADAPTERS_HTTP_PORT', listens: true },
    { name: 'gateway', variable: 'GATEWAY_HTTP_PORT', listens: true },
  ]);
});

test('images name a version; ours is built once, as parallel builds of one name fail', () => {
  const images = Object.entries(services).filter(([name]) => !ours.includes(name));
  expect(images.filter(([, { image }]) => !/:\d/.test(image)).map(([name]) => name)).toEqual([]);
  expect(new Set(ours.map((name) => services[name]!.image))).toEqual(new Set(['chargeline:local']));
  expect(Object.keys(services).filter((name) => services[name]!.build)).toEqual(['topics']);
  const [, kafka] = /<artifactId>kafka_2\.13<\/artifactId>\s*<version>([^<]+)/.exec(
    readFileSync('deploy/kafka/pom.xml', 'utf8'),
  )!;
  expect(services['kafka']!.image).toBe(`apache/kafka:${kafka}`);
});

test('whoever is waited for can be waited for', () => {
  const waits = Object.values(services).flatMap(({ depends_on = {} }) => Object.entries(depends_on));
  const never = waits.filter(([name, { condition }]) =>
    condition === 'service_healthy' ? !services[name]?.healthcheck : services[name]?.restart !== 'no',
  );
  expect(never).toEqual([]);
  const inOrder = roomNames.filter((name) => !services[name]!.depends_on!['topics']);
  expect(inOrder).toEqual([]);
  expect(Object.keys(services).filter((name) => services[name]!.profiles)).toEqual(['mssql', 'reference']);
});

test('volumes and configs that are mounted are declared, and the other way round', () => {
  const all = Object.values(services);
  const mounted = all.flatMap(({ volumes = [] }) => volumes.map((volume) => volume.split(':')[0]));
  const given = all.flatMap(({ configs = [] }) => configs.map(({ source }) => source));
  expect([...new Set(mounted)].sort()).toEqual(Object.keys(file.volumes).sort());
  expect(given.sort()).toEqual(Object.keys(file.configs).sort());
  expect(existsSync(file.configs['otel-collector']!.file)).toBe(true);
});

test('every room reads what was loaded, and one service alone writes it', () => {
  const folder = services['reference']!.environment!['CHARGELINE_REFERENCE']!;
  expect(services['reference']!.volumes).toEqual([`reference:${folder}`]);
  for (const name of roomNames) {
    expect(services[name]!.environment!['CHARGELINE_REFERENCE']).toBe(folder);
    expect(services[name]!.volumes).toContain(`reference:${folder}:ro`);
  }
});

test('a room has its time to end before it is cut off', () => {
  for (const name of roomNames) {
    const { environment, stop_grace_period: grace } = services[name]!;
    expect(secondsOf(grace!)).toBeGreaterThan(Number(environment!['CHARGELINE_GRACE_SECONDS']));
  }
});

for (const [why, status, exit] of [
  ['ready', 200, 0],
  ['not ready', 503, 1],
  ['ended', null, 1],
] as const) {
  test(`the health check of a room that is ${why} ends with ${exit}`, async () => {
    const room = createServer((request, response) =>
      response.writeHead(request.url === '/health/ready' ? status! : 404).end(),
    ).listen(0, '127.0.0.1');
    await once(room, 'listening');
    const { port } = room.address() as AddressInfo;
    if (status === null) await new Promise((resolve) => room.close(resolve));
    const { healthcheck, environment } = services['pricing']!;
    const [kind, , flag, code] = healthcheck!.test;
    const asked = code!.replace(`:${environment!['CHARGELINE_ADMIN_PORT']}/`, `:${port}/`);
    expect({ kind, moved: asked !== code }).toEqual({ kind: 'CMD', moved: true });
    const ended = await promisify(execFile)(process.execPath, [flag!, asked]).then(
      () => 0,
      ({ code: status }: { readonly code: number }) => status,
    );
    room.close();
    expect(ended).toBe(exit);
  });
}

test('the source directory to begin with is that of "chargeline start"', () => {
  expect(JSON.parse(readFileSync('deploy/compose/sources.json', 'utf8'))).toEqual(DEFAULT_SOURCES);
});
