// Brings a fresh clone to where it can run: needs Node >= 20 and npm alone. Everything it says goes to standard error.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PNPM = 'pnpm@12.21.0';
export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');
const stamp = join(root, 'node_modules', '.chargeline-installed');

/** Our own Node comes first on the PATH of all that we start. */
export const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, env, stdio: ['ignore', 2, 2] });
  if (error) throw error;
  if (status !== 0) {
    console.error(
      `\n"${command} ${args.join(' ')}" failed (exit ${status}). Mend what it says above, then run the same command again.`,
    );
    process.exit(status ?? 1);
  }
}

function manifests() {
  const folders = ['libs', 'services', 'deploy'].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => join(group, name)),
  );
  const files = [
    'package.json',
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    ...folders.map((folder) => join(folder, 'package.json')),
  ];
  return files.map((file) => join(root, file)).filter((file) => existsSync(file));
}

function install() {
  const hash = createHash('sha256');
  for (const file of manifests()) hash.update(readFileSync(file));
  const wanted = `${hash.digest('hex')} ${process.platform} ${process.arch}`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.error('Installing packages (once, about 20 seconds) ...');
  run('npx', [
    '-y',
    PNPM,
    'install',
    '--frozen-lockfile',
    '--prefer-offline',
    '--reporter=append-only',
    '--loglevel=warn',
  ]);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Installs when the manifests changed and builds what is not up to date. */
export function setUp() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    console.error(`Chargeline needs Node 20 or newer to start; this is ${process.version}.`);
    process.exit(1);
  }
  install();
  run('tsc', ['-b']);
}

/** The Node that npm brought for this machine, else the one that runs now when it is new enough. */
export function nodeBinary() {
  const own = join(bin, 'node');
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  console.error(
    `npm brings no Node 24 for ${process.platform}-${process.arch}. Install Node 24 or newer and try again.`,
  );
  return process.exit(1);
}
