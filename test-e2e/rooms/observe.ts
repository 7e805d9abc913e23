import { fromHeaders } from '@chargeline/contracts';
import type { Machine, RoomProcess } from '@chargeline/machine';

/** How many records an instance has taken from the log in this life. */
export async function recordsTaken({ instance }: RoomProcess): Promise<number> {
  const text = await (await fetch(`${instance.admin}/metrics`)).text();
  const counts = [...text.matchAll(/^chargeline_records_total(?:\{[^}]*\})? (\d+)/gm)];
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
}

/** How many records of a topic tell an event that an earlier one has told: what was handled twice is written twice, under one id. */
export async function toldTwice({ log }: Pick<Machine, 'log'>, topic: string): Promise<number> {
  const ids: string[] = [];
  const tail = await log.tail(topic, ({ headers }) => ids.push(fromHeaders(headers).id));
  await tail.caughtUp;
  await tail.stop();
  return ids.length - new Set(ids).size;
}
