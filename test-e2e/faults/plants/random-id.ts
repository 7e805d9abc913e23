import { randomUUID } from 'node:crypto';

export { derivedId } from '../../../libs/kernel/dist/id.js';

export const eventId = (): string => randomUUID();
