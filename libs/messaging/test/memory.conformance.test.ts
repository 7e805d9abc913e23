import { MemoryLog } from '../src/index.js';
import { conformance } from './conformance.js';
import { numberIn, Seen } from './notes.js';

conformance(
  'the in-process log',
  async () => {
    const log = new MemoryLog();
    return {
      log,
      appendRaw: (records) => log.append(records as Parameters<MemoryLog['append']>[0]),
      // A process that dies takes this log with it; what can die alone is a member, in the midst of its batch.
      crashMidBatch: async (group, topic) => {
        const inHand = new Seen<number>();
        const subscription = await log.subscribe({
          group,
          topics: [topic],
          maxBatch: 100,
          eachBatch: async ({ records }) => {
            inHand.add(...records.map(numberIn));
            throw new Error('died');
          },
        });
        await inHand.count(1);
        const numbers = [...inHand.all];
        await subscription.stop();
        return numbers;
      },
      close: () => log.close(),
    };
  },
  false,
);
