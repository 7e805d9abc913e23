// The whole check from a fresh clone: set-up, types, lint, format, tests. With --machines: the slower tests of whole lines as
// processes instead. Ends with one line: N passed, N failed, N skipped.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { env, root, setUp } from './setup.mjs';

const results = join(root, '.cache', 'test-results.json');

const passes = (command, ...args) => spawnSync(command, args, { cwd: root, env, stdio: ['ignore', 1, 2] }).status === 0;

function check(name, ...command) {
  console.log(`\n${name}`);
  const passed = passes(...command);
  console.log(passed ? '  ok' : '  FAILED');
  return passed;
}

setUp();
const machines = process.argv.includes('--machines');
const checks = machines
  ? []
  : [
      check('types of the tests', 'tsc', '-p', 'tsconfig.tests.json'),
      check('lint', 'oxlint', '--type-aware', '--deny-warnings'),
      check('format', 'prettier', '--check', '--log-level', 'warn', '.'),
    ];

mkdirSync(join(root, '.cache'), { recursive: true });
rmSync(results, { force: true });
const green = passes(
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${results}`,
  ...(machines ? ['--project=machines'] : ['--project=parts', '--project=slice']),
  ...process.argv.slice(2).filter((word) => word !== '--machines'),
);

function counted() {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(results, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

const tests = counted();
const broken = checks.filter((passed) => !passed).length;
// A suite that fails to load has no test that failed.
const unseen = !green && tests.failed === 0 ? 1 : 0;
const failed = tests.failed + broken + unseen;
console.log(`\n${tests.passed + checks.length - broken} passed, ${failed} failed, ${tests.skipped} skipped`);
process.exit(failed === 0 ? 0 : 1);
