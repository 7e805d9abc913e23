import { ChargelineError } from '@chargeline/kernel';
import { Controller, type INestMicroservice, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { afterEach, expect, test } from 'vitest';
import { aRoom, type Note, NOON, numberOf, type Room } from '../../test/a-room.js';
import { aCause, aNote, noteTopic, unique } from '../../test/notes.js';
import { read } from '../incoming.js';
import { MemoryLog } from '../memory/memory-log.js';
import { emit, type Outgoing } from '../outgoing.js';
import { backoff } from '../pause.js';
import { Consume } from './consume.js';
import { LogTransport } from './log-transport.js';

const apps: INestMicroservice[] = [];
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
});

async function start(room: Room, log: MemoryLog, ...controllers: readonly Type[]): Promise<INestMicroservice> {
  class RoomModule {}
  Module({ controllers: [...controllers] })(RoomModule);
  const { service } = room;
  const strategy = new LogTransport({ service, log, format: 'avro', maxBatch: 10, pause: backoff(1, 10), now: NOON });
  const app = await NestFactory.createMicroservice(RoomModule, { strategy, logger: false, abortOnError: false });
  apps.push(app);
  await app.listen();
  return app;
}

test('a method marked with Consume gets batches, and what it returns is written', async () => {
  const log = new MemoryLog();
  const room = await aRoom(log);
  const batches: number[][] = [];

  @Controller()
  class OnNote {
    @Consume(read(room.input, room.input.sections))
    async handle(notes: readonly Note[]): Promise<readonly Outgoing[]> {
      batches.push(notes.map(numberOf));
      return notes.map(room.copy);
    }
  }
  await room.write([
    [0, 'a'],
    [1, 'b'],
  ]);
  await start(room, log, OnNote);
  await room.copies.count(2);
  expect(batches).toEqual([[0, 1]]);
});

test('error codes survive Nest: a poison is parked with its own', async () => {
  const log = new MemoryLog();
  const room = await aRoom(log);

  @Controller()
  class OnNote {
    @Consume(read(room.input, room.input.sections))
    async handle(notes: readonly Note[]): Promise<readonly Outgoing[]> {
      throw new ChargelineError('CHL_TEST_POISON', `No copies of ${notes.length} notes.`, false);
    }
  }
  await start(room, log, OnNote);
  await room.write([[0, 'a']]);
  await room.letters.count(1);
  expect(room.letters.all).toMatchObject([{ code: 'CHL_TEST_POISON', offset: '0' }]);
});

test('a retriable error survives Nest: the batch comes again', async () => {
  const log = new MemoryLog();
  const room = await aRoom(log);
  let calls = 0;

  @Controller()
  class OnNote {
    @Consume(read(room.input, room.input.sections))
    async handle(notes: readonly Note[]): Promise<readonly Outgoing[]> {
      calls += 1;
      if (calls < 3) throw new ChargelineError('CHL_TEST_OUTAGE', 'Not now.', true);
      return notes.map(room.copy);
    }
  }
  await start(room, log, OnNote);
  await room.write([[0, 'a']]);
  await room.copies.count(1);
  expect(calls).toBe(3);
  expect(room.letters.all).toEqual([]);
});

test('two methods of one topic are refused at the start', async () => {
  const log = new MemoryLog();
  const room = await aRoom(log);

  @Controller()
  class OnNote {
    @Consume(read(room.input, room.input.sections))
    async handle(notes: readonly Note[]): Promise<readonly Outgoing[]> {
      return notes.map(room.copy);
    }
  }
  @Controller()
  class OnNoteAgain {
    @Consume(read(room.input, room.input.sections))
    async handle(notes: readonly Note[]): Promise<readonly Outgoing[]> {
      return notes.map(room.copy);
    }
  }
  await expect(start(room, log, OnNote, OnNoteAgain)).rejects.toMatchObject({
    code: 'CHL_MESSAGING_TWO_HANDLERS',
    message: `${room.service} has two methods for ${room.input.name}. Keep one.`,
  });
});

test('a topic that is missing stops the start, and says which', async () => {
  const log = new MemoryLog();
  const room = await aRoom(log);
  const missing = noteTopic(unique('missing'));

  @Controller()
  class OnMissing {
    @Consume(read(missing, missing.sections))
    async handle(notes: readonly Note[]): Promise<readonly Outgoing[]> {
      return notes.map(room.copy);
    }
  }
  await expect(start(room, log, OnMissing)).rejects.toMatchObject({
    code: 'CHL_MESSAGING_NO_TOPIC',
    message: expect.stringContaining(missing.name) as string,
  });
});

test('closing the application ends the batch in hand and leaves the group', async () => {
  const log = new MemoryLog();
  const room = await aRoom(log);
  const begun = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();

  @Controller()
  class OnNote {
    @Consume(read(room.input, room.input.sections))
    async handle(notes: readonly Note[]): Promise<readonly Outgoing[]> {
      begun.resolve();
      await gate.promise;
      return notes.map((note) => emit(room.output, note, aNote(numberOf(note), note.key)));
    }
  }
  const app = await start(room, log, OnNote);
  await room.write([[0, 'a']]);
  await begun.promise;
  const closing = app.close();
  gate.resolve();
  await closing;
  expect(room.copies.all.length).toBe(1);
  expect(await log.lag(room.service, [room.input.name])).toEqual([{ topic: room.input.name, behind: 0 }]);
});

test('a service that reads nothing starts all the same', async () => {
  const log = new MemoryLog();
  await start(await aRoom(log), log);
});

test('a method of another shape does not compile', async () => {
  const room = await aRoom(new MemoryLog());
  class OnNote {
    // @ts-expect-error: the topic carries notes, not numbers
    @Consume(read(room.input, room.input.sections))
    async handle(numbers: readonly number[]): Promise<readonly Outgoing[]> {
      return numbers.map((number) => emit(room.output, aCause('x'), aNote(number, 'a')));
    }
  }
  expect(OnNote).toBeDefined();
});

test('a service has joined when its group counts on it, and one that reads nothing has none to wait for', async () => {
  const log = new MemoryLog();
  const room = await aRoom(log);
  const { service } = room;

  @Controller()
  class OnNote {
    @Consume(read(room.input, room.input.sections))
    async handle(notes: readonly Note[]): Promise<readonly Outgoing[]> {
      return notes.map(room.copy);
    }
  }
  for (const [controllers, before] of [
    [[OnNote], false],
    [[], true],
  ] as const) {
    class RoomModule {}
    Module({ controllers: [...controllers] })(RoomModule);
    const strategy = new LogTransport({ service, log, format: 'avro', maxBatch: 10, pause: backoff(1, 10), now: NOON });
    const app = await NestFactory.createMicroservice(RoomModule, { strategy, logger: false, abortOnError: false });
    apps.push(app);
    await app.init();
    expect(strategy.joined()).toBe(before);
    await app.listen();
    expect(strategy.joined()).toBe(true);
  }
});
