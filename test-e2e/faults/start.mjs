// `npm run test:faults`: sets up what is missing, then runs the crash test on our own Node, which reads TypeScript.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { env, nodeBinary, setUp } from '../../scripts/setup.mjs';

setUp();
const run = fileURLToPath(new URL('run.ts', import.meta.url));
const test = spawn(nodeBinary(), [run, ...process.argv.slice(2)], { env, stdio: 'inherit' });
// The terminal signals the whole group: wait for the test to stop what it started.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => test.kill(signal));
test.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
