import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { onOneMachine } from './on-both-logs.js';

const stories = readdirSync(import.meta.dirname).filter(
  (file) => file.endsWith('.test.ts') && file !== basename(import.meta.filename),
);
await onOneMachine(stories.toSorted((one, other) => one.localeCompare(other)).map((file) => `./${file}`));
