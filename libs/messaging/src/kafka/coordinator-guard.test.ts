import kafkajs from 'kafkajs';
import { expect, test } from 'vitest';
import { guardCoordinatorSearch } from './coordinator-guard.js';

test('a coordinator that nobody knows now can be asked for again; what is final stays so', () => {
  guardCoordinatorSearch();
  guardCoordinatorSearch();
  const NotFound = kafkajs.KafkaJSGroupCoordinatorNotFound as new (text: string) => Error & { retriable: boolean };
  const error = new NotFound('Failed to find group coordinator');
  expect(error).toMatchObject({ name: 'KafkaJSGroupCoordinatorNotFound', message: 'Failed to find group coordinator' });
  expect(error.retriable).toBe(true);
  expect(new kafkajs.KafkaJSNonRetriableError('no').retriable).toBe(false);
});
