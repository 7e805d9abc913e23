import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';

/** The variable that names the gate's folder. It is called like one of Node's, for those are told to every room. */
export const GATE = 'NODE_PLANTS_GATE';

const LOOK_EVERY_MILLIS = 10;

let asked = 0;

/** Asks to go on with so many records, by a file `<room>.<pid>.<number>.<records>` at the gate, and resolves when somebody has taken it away. */
export async function leaveToGoOn(room: string, records: number): Promise<void> {
  asked += 1;
  const name = [room, process.pid, String(asked).padStart(6, '0'), records].join('.');
  const sign = join(process.env[GATE]!, name);
  writeFileSync(sign, '');
  while (existsSync(sign)) await after(LOOK_EVERY_MILLIS);
}
