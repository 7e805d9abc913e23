#!/usr/bin/env node
// Writes what docker-compose.yml must be told into .env: fresh keys and passwords, and who may send. Never over one that is there:
// what was sealed with a keyring opens with that keyring alone.
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env, nodeBinary, root, setUp } from '../../scripts/setup.mjs';

function newKeyring() {
  const tool = join(root, 'services', 'cli', 'dist', 'main.js');
  const { status, stdout } = spawnSync(nodeBinary(), [tool, 'keys', 'new'], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`"chargeline keys new" ended with ${status}.`);
  return stdout.trim();
}

const newPassword = () => randomBytes(24).toString('hex');

function newSigningKey() {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey
    .export({ format: 'pem', type: 'pkcs8' })
    .trim()
    .replaceAll('\n', String.raw`\n`);
}

function envFile() {
  return [
    '# Read by "docker compose" beside docker-compose.yml. Keep it secret, and keep a copy: what CHARGELINE_KEYRING sealed opens with it alone.',
    `CHARGELINE_KEYRING='${newKeyring()}'`,
    '# Letters and digits: it is part of an address. PostgreSQL takes it when its volume is made, and no later change of this line.',
    `POSTGRES_PASSWORD=${newPassword()}`,
    `GATEWAY_SIGNING_KEY='${newSigningKey()}'`,
    '# name:password:tenant. Who can log in at first.',
    `GATEWAY_FIRST_USERS=admin:${newPassword()}:default`,
    '# Who may send. This one takes HL7 v2 and FHIR from anybody, for an example clinic: write your own before real senders come.',
    'EHR_ADAPTERS_SOURCES=./deploy/compose/sources.json',
    '',
  ].join('\n');
}

setUp();
try {
  writeFileSync(join(root, '.env'), envFile(), { mode: 0o600, flag: 'wx' });
  console.log('Wrote .env. The first user and its password are in it. Next: docker compose up --build --wait');
} catch (error) {
  if (error.code !== 'EEXIST') throw error;
  console.error(
    'There is an .env already, and its keys open what they sealed: nothing was written. Add to it what is missing.',
  );
  process.exitCode = 1;
}
