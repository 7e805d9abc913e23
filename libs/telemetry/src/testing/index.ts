export type { ReceivedPoint, ReceivedSpan, Told } from './otlp.js';
export { type Receiver, startReceiver } from './receiver.js';
