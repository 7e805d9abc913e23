import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { block, flowPicture, readsAndWrites, topicTable } from './scripts/picture.mjs';
import { topics } from './libs/contracts/dist/index.js';
import { vocabularyPage } from './services/rules/dist/index.js';
import { rooms } from './services/standalone/dist/index.js';

/** A package may import those of lower layers; packages of one layer do not know each other. */
const LAYERS = [
  ['kernel'],
  ['hl7', 'fhir', 'x12', 'codes'],
  ['contracts'],
  ['messaging', 'store', 'security', 'telemetry'],
  ['runtime'],
  ['synth'],
  ['ehr-adapters', 'ingestion', 'coding', 'rules', 'scoring', 'pricing', 'billing', 'gateway'],
  ['standalone'],
  ['machine'],
  ['bench'],
  ['cli'],
];
const layerOf = (name: string): number => LAYERS.findIndex((layer) => layer.includes(name));

/** What only development, demo and tests may use. */
const NOT_FOR_ROOMS = new Set(['synth']);

const MADE = new Set(['node_modules', 'dist', '.cache', '.git', 'out', 'coverage']);

/** Every file that a person wrote, by its path from here. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !MADE.has(name))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]));
}

const files = filesBelow('.');
const sources = files.filter((file) => /\.(ts|mjs)$/.test(file));
const shipped = sources.filter((file) => /^(libs|services)\/[^/]+\/src\//.test(file) && !file.endsWith('.test.ts'));
const read = (file: string): string => readFileSync(file, 'utf8');

const importsOf = (file: string): string[] =>
  [...read(file).matchAll(/(?<![.\w])(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, from]) => from!);

test('imports go downwards only, and rooms never import each other', () => {
  const faults = shipped.flatMap((file) => {
    const name = file.split('/')[1]!;
    const own = importsOf(file).flatMap((from) => /^@chargeline\/([a-z0-9-]+)/.exec(from)?.[1] ?? []);
    return own
      .filter((other) => other !== 'kafka-broker' && !file.includes('/testing/'))
      .filter(
        (other) => layerOf(other) < 0 || layerOf(other) >= layerOf(name) || (isRoom(name) && NOT_FOR_ROOMS.has(other)),
      )
      .map((other) => `${file} imports ${other}`);
  });
  expect(faults).toEqual([]);
});

const isRoom = (name: string): boolean => rooms.some((room) => room.name === name);

test('every package stands in a layer', () => {
  const packages = ['libs', 'services'].flatMap((group) => readdirSync(group));
  expect(packages.filter((name) => layerOf(name) < 0)).toEqual([]);
});

const inDomain = shipped.filter((file) => file.includes('/src/domain/'));
const PURE = [
  /^zod$/,
  /^\.\.?\/(?!.*\b(events|http|store|mllp)\/)/,
  /^@chargeline\/(kernel|contracts|codes|x12|hl7|fhir)$/,
];

test('domain code imports no framework and no driver', () => {
  const faults = inDomain.flatMap((file) =>
    importsOf(file)
      .filter((from) => !PURE.some((allowed) => allowed.test(from)))
      .map((from) => `${file} imports ${from}`),
  );
  expect(inDomain.length).toBeGreaterThan(10);
  expect(faults).toEqual([]);
});

test('domain code reads no clock, no randomness, no environment', () => {
  const impure =
    /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bprocess\.|\bperformance\.|\bcrypto\.|\bset(Timeout|Interval)\b/;
  expect(inDomain.filter((file) => impure.test(read(file)))).toEqual([]);
});

test('no source file has more than 400 lines', () => {
  const lines = (file: string): number => read(file).split('\n').length - 1;
  expect(sources.map((file) => ({ file, lines: lines(file) })).filter(({ lines }) => lines > 400)).toEqual([]);
});

const produced = rooms.flatMap(({ name, produces }) => produces.map((topic) => ({ topic: topic.name, writer: name })));

test('every topic has one writer: its owner', () => {
  expect(produced.map(({ topic }) => topic).sort()).toEqual(topics.map(({ name }) => name));
  expect(produced.filter(({ topic, writer }) => !topic.startsWith(`${writer}.`))).toEqual([]);
});

test('every topic that is read has a writer', () => {
  const letters = rooms.filter(({ consumes }) => consumes.length > 0).map(({ name }) => `${name}.dead-letter.v1`);
  const written = new Set([...produced.map(({ topic }) => topic), ...letters]);
  const unwritten = rooms.flatMap(({ consumes }) => consumes).filter(({ name }) => !written.has(name));
  expect(unwritten.map(({ name }) => name)).toEqual([]);
});

test('the flow picture and the topic table in the docs equal the manifests (else: node scripts/docs.mjs)', () => {
  expect(block(read('README.md'), 'flow')).toBe(flowPicture(rooms));
  expect(block(read('ARCHITECTURE.md'), 'topics')).toBe(topicTable(rooms));
});

test('the page of the rule language names what conditions can name (else: node scripts/docs.mjs)', () =>
  expect(block(read('services/rules/rulebook/LANGUAGE.md'), 'vocabulary')).toBe(vocabularyPage()));

for (const room of rooms) {
  test(`the page of ${room.name} says what its manifest says`, () => {
    expect(read(`services/${room.name}/README.md`)).toContain(readsAndWrites(room));
  });
}

test('every package has a page', () => {
  const folders = new Set(
    files.filter((file) => /^(libs|services|deploy)\/[^/]+\/package\.json$/.test(file)).map(dirname),
  );
  expect([...folders].filter((folder) => !existsSync(`${folder}/README.md`))).toEqual([]);
});

/** What a package declares because a library that it uses asks for it beside itself. */
const PEERS = new Set(['@nestjs/core', '@nestjs/microservices', 'fastify', 'pg', 'reflect-metadata', 'rxjs']);

test('every dependency that a package declares is used by it', () => {
  const packages = files.filter((file) =>
    /^(libs|services|deploy)\/[^/]+\/package\.json$|^test-e2e\/package\.json$/.test(file),
  );
  const idle = packages.flatMap((file) => {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(read(file)) as Record<
      string,
      Record<string, string>
    >;
    const texts = sources.filter((source) => source.startsWith(`${dirname(file)}/`)).map(read);
    return Object.keys({ ...dependencies, ...devDependencies })
      .map((name) => name.replace('@types/', ''))
      .filter(
        (name) => !PEERS.has(name) && !texts.some((text) => text.includes(`'${name}'`) || text.includes(`'${name}/`)),
      )
      .map((name) => `${file} declares ${name}`);
  });
  expect(idle).toEqual([]);
});

test('code and docs name no machine', () => {
  const texts = files.filter((file) => /\.(ts|mjs|md|json|ya?ml|sh)$/.test(file) && file !== 'house.test.ts');
  expect(texts.filter((file) => /\/work\/|\/root\/(?!\.\.\.)|\/home\/\w/.test(read(file)))).toEqual([]);
});
