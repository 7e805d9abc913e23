import { MemoryLog } from '@chargeline/messaging';
import { Body, Controller, Get, HttpCode, Module, Param, Post } from '@nestjs/common';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Problem, problemFilter, type Running, start } from '../index.js';

@Controller('api/v1/claims')
class ClaimsController {
  @Get(':id/status')
  status(@Param('id') id: string): { readonly id: string } {
    if (id === 'busy') throw new Problem(503, 'CHL_DOORS_BUSY', 'Ask again in a moment.');
    if (id === 'broken') throw new Error('nobody foresaw this');
    return { id };
  }

  @Post()
  @HttpCode(200)
  take(@Body() body: unknown): { readonly body: unknown } {
    return { body: body ?? null };
  }
}

@Module({
  controllers: [ClaimsController],
  providers: [problemFilter({ room: 'DOORS', unreadable: 'No JSON.', noSuchPath: 'Nothing.', tooLarge: 'Too large.' })],
})
class DoorsModule {}

const logged: { readonly level: number }[] = [];
let service: Running;
beforeAll(async () => {
  const logger = pino({}, { write: (line: string) => void logged.push(JSON.parse(line) as { level: number }) });
  service = await start(
    {
      name: 'side-doors',
      module: DoorsModule,
      consumes: [],
      produces: [],
      httpPort: 'DOORS_HTTP_PORT',
      variables: [],
    },
    { log: new MemoryLog(), env: {}, logger, now: () => new Date(), format: 'avro' },
  );
});
beforeEach(() => logged.splice(0));
afterAll(() => service.stop());

const ask = (path: string, init?: RequestInit) => fetch(`${service.url}/api/v1/claims${path}`, init);

for (const [why, path, status, code] of [
  ['bytes that are no UTF-8', '/KANARIENVOGEL%ff/status', 400, 'CHL_SIDE_DOORS_UNREADABLE'],
  ['half an escape', '/KANARIENVOGEL%/status', 400, 'CHL_SIDE_DOORS_UNREADABLE'],
  ['5,000 characters', `/${'KANARIENVOGEL'.repeat(400)}/status`, 414, 'CHL_SIDE_DOORS_PATH_TOO_LONG'],
] as const) {
  test(`a path that the router refuses is a problem, and not quoted: ${why}`, async () => {
    const answer = await ask(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ type: 'about:blank', status, code });
    expect(text).not.toMatch(/KANARIENVOGEL|FST_ERR/);
  });
}

for (const media of ['application/x-www-form-urlencoded', 'text/plain', 'text/plain; charset=utf-8']) {
  test(`a body that is no JSON is not taken: ${media}`, async () => {
    const answer = await ask('', { method: 'POST', headers: { 'content-type': media }, body: 'action=silence' });
    expect(answer.status).toBe(415);
    expect(await answer.json()).toMatchObject({ code: 'CHL_DOORS_NOT_JSON' });
  });
}

test('JSON is, and so is nothing', async () => {
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  const said = await ask('', { method: 'POST', headers, body: '{"action":"silence"}' });
  expect(await said.json()).toEqual({ body: { action: 'silence' } });
  expect(await (await ask('', { method: 'POST' })).json()).toEqual({ body: null });
});

for (const [id, status, level] of [
  ['busy', 503, 'warn'],
  ['broken', 500, 'error'],
] as const) {
  test(`what is ${id} is logged as ${level}`, async () => {
    expect((await ask(`/${id}/status`)).status).toBe(status);
    expect(logged.map((line) => pino.levels.labels[line.level])).toEqual([level]);
  });
}
