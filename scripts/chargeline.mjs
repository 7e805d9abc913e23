#!/usr/bin/env node
// `chargeline` from a clone: sets up what is missing, then runs the tool on our own Node.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { env, nodeBinary, root, setUp } from './setup.mjs';

setUp();
const tool = spawn(nodeBinary(), [join(root, 'services', 'cli', 'dist', 'main.js'), ...process.argv.slice(2)], {
  env,
  stdio: 'inherit',
});
// The terminal signals the whole group: wait for the tool to end in its own way.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => tool.kill(signal));
tool.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
