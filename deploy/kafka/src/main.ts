import { parseArgs } from 'node:util';
import { startBroker } from './broker.js';

const { values } = parseArgs({ options: { port: { type: 'string', default: '9092' }, data: { type: 'string' } } });

const broker = await startBroker({
  port: Number(values.port),
  ...(values.data === undefined ? {} : { dataFolder: values.data }),
  onLog: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(`${broker.brokers}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void broker.stop().then(() => process.exit(0)));
}
