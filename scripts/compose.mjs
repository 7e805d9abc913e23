// Writes the rooms into docker-compose.yml: run after `tsc -b` when a manifest changed.
import { readFileSync, writeFileSync } from 'node:fs';
import { withRooms } from '../deploy/compose/rooms.mjs';
import { rooms } from '../services/standalone/dist/index.js';

const file = new URL('../docker-compose.yml', import.meta.url);
writeFileSync(file, withRooms(readFileSync(file, 'utf8'), rooms));
