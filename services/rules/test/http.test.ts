import { request } from 'node:http';
import { claimDrafted, rulebookChangeRequested } from '@chargeline/contracts';
import { emit } from '@chargeline/messaging';
import { roomOnMemory, type TestRoom } from '@chargeline/runtime/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type ExplainedClaim, rulebook, rulebookTexts, rulebookVersion, rules } from '../src/index.js';
import { findJudged } from '../src/http/find-judged.js';
import { modelClaim } from '../src/rulebook/model-claim.js';
import { OWN } from './own-rule.js';
import { cleanClaim } from './clean-claim.js';

const version = rulebookVersion(rulebook);

let room: TestRoom;
beforeAll(async () => {
  room = await roomOnMemory(rules);
});
afterAll(() => room.stop());

interface Answer {
  readonly status: number;
  readonly media: string | null;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

async function asked(path: string, init?: RequestInit): Promise<Answer> {
  const reply = await fetch(`${room.running.url}/api/v1/rules${path}`, init);
  const text = await reply.text();
  return {
    status: reply.status,
    media: reply.headers.get('content-type'),
    text,
    body: JSON.parse(text) as Record<string, unknown>,
  };
}

const check = (body: unknown, media = 'application/json'): Promise<Answer> =>
  asked('/check', {
    method: 'POST',
    headers: { 'content-type': media },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

/** An office visit with an electrocardiogram, looked at on the day after. */
function document() {
  const { encounter, claim } = cleanClaim();
  return { judgedOn: '2025-06-03', encounter, claim };
}

function twiceBothSides() {
  const spoiled = document();
  Object.assign(spoiled.claim.lines[1]!, { code: '20610', modifiers: ['50'], units: 2 });
  return spoiled;
}

test('all rules, with the version of the rulebook', async () => {
  const { status, body } = await asked('');
  expect({ status, rulebook: body['rulebook'] }).toEqual({ status: 200, rulebook: version });
  expect((body['rules'] as readonly { id: string }[]).map(({ id }) => id)).toEqual(
    rulebook.map(({ id }) => id).toSorted(),
  );
});

test('rules of a family, a severity and a scope', async () => {
  const { body } = await asked('?family=MOD&severity=reject&scope=line');
  const wanted = rulebook
    .filter(({ id, severity, scope }) => id.startsWith('MOD-') && severity === 'reject' && scope === 'line')
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  expect(body['rules']).toMatchObject(wanted.map(({ id, because }) => ({ id, because })));
  expect(wanted.length).toBeGreaterThan(0);
});

test('one rule, as its file has it', async () => {
  const { status, body } = await asked('/MOD-050');
  expect(status).toBe(200);
  expect(body).toEqual(rulebookTexts.find(({ id }) => id === 'MOD-050'));
});

for (const [why, path, status, code] of [
  ['a rule that is not there', '/MOD-999', 404, 'CHL_RULES_NO_SUCH_RULE'],
  ['a severity that is none', '?severity=fatal', 422, 'CHL_RULES_DOES_NOT_CONFORM'],
  ['a filter that is none', '?colour=KANARIENVOGEL', 422, 'CHL_RULES_DOES_NOT_CONFORM'],
  ['another path', '/explain/a/b', 404, 'CHL_RULES_NO_SUCH_PATH'],
  ['a path that is no UTF-8', '/KANARIENVOGEL%ff', 400, 'CHL_RULES_UNREADABLE'],
  ['a path that is too long', `/${'KANARIENVOGEL'.repeat(400)}`, 414, 'CHL_RULES_PATH_TOO_LONG'],
  ['a claim that was never judged', '/explain/KANARIENVOGEL', 404, 'CHL_RULES_UNKNOWN_CLAIM'],
] as const)
  test(`a problem: ${why}`, async () => {
    const { status: found, media, body, text } = await asked(path);
    expect({ found, media, code: body['code'] }).toEqual({
      found: status,
      media: expect.stringMatching(/^application\/problem\+json/),
      code,
    });
    expect(text).not.toContain('KANARIENVOGEL');
  });

test('a clean claim is judged, by a version and by releases that are named', async () => {
  const { status, body } = await check(modelClaim());
  expect(status).toBe(200);
  expect(body).toMatchObject({ outcome: 'judged', findings: [], rulebook: version, releases: { icd10cm: ['FY2025'] } });
});

test('a claim that a rule rejects says so, with line, sentence and source', async () => {
  const { status, body } = await check(twiceBothSides());
  expect(status).toBe(200);
  expect(body['outcome']).toBe('rejected');
  const { because, source, severity } = rulebookTexts.find(({ id }) => id === 'MOD-050')!;
  expect(body['findings']).toContainEqual(
    expect.objectContaining({ rule: 'MOD-050', line: 2, because, source, severity }),
  );
});

test('what the line itself adds may be left out, and its identity is only the names of what it holds', async () => {
  const { judgedOn, encounter, claim } = document();
  const { charges: _, diagnoses: __, source: ___, eventId: ____, ...told } = encounter;
  const bare = { ...told, identity: { holds: encounter.identity.holds }, patient: { sex: 'F', ageYears: 47 } };
  expect((await check({ judgedOn, encounter: bare, claim })).body).toMatchObject({ outcome: 'judged' });
});

test('the tenant may be named beside the claim', async () => {
  expect((await check({ ...document(), tenant: 'acme' })).body).toMatchObject({ rulebook: version });
});

test('a tenant is answered by its own rulebook, and others by theirs', async () => {
  const added = { changeId: 'own-1', tenantId: 'clinic', requestedBy: 'analyst', reason: 'as we agreed' };
  const cause = { id: 'own-1', tenant: 'clinic', traceparent: '', releases: {} };
  await room.send(
    emit(rulebookChangeRequested, cause, {
      change: { ...added, action: 'add', rule: 'OWN-001', severity: null, text: OWN },
    }),
  );
  const listed = async (): Promise<Answer> => asked('?family=OWN&tenant=clinic');
  await expect.poll(async () => (await listed()).body['rules']).toMatchObject([{ id: 'OWN-001' }]);
  expect((await asked('/OWN-001?tenant=clinic')).body).toMatchObject({ when: 'line.code = "99213"' });
  expect((await asked('/OWN-001')).status).toBe(404);
  expect((await check({ ...modelClaim(), tenant: 'clinic' })).body).toMatchObject({
    outcome: 'held',
    rulebook: (await listed()).body['rulebook'],
    findings: [{ rule: 'OWN-001', line: 1 }],
  });
  expect((await check({ ...modelClaim(), tenant: 'rival' })).body).toMatchObject({
    outcome: 'judged',
    rulebook: version,
  });
});

const change = (path: readonly (string | number)[], value: unknown): unknown => {
  const changed = document() as unknown as Record<string | number, unknown>;
  const owner = path.slice(0, -1).reduce((at, name) => at[name] as Record<string | number, unknown>, changed);
  owner[path.at(-1)!] = value;
  return changed;
};

for (const [why, body, path] of [
  ['no claim', { encounter: cleanClaim().encounter }, 'claim'],
  ['a list', [document()], 'encounter'],
  ['nothing', {}, 'encounter'],
  ['a field that nobody knows', { ...document(), KANARIENVOGEL: 1 }, '(whole)'],
  ['a field of a line that nobody knows', change(['claim', 'lines', 0, 'KANARIENVOGEL'], 1), 'claim.lines.0'],
  ['a field of a provider that nobody knows', change(['encounter', 'facility', 'npis'], '1'), 'encounter.facility'],
  ['no lines', change(['claim', 'lines'], []), 'claim.lines'],
  ['51 lines', change(['claim', 'lines'], Array(51).fill(cleanClaim().visit)), 'claim.lines'],
  ['units as a text', change(['claim', 'lines', 0, 'units'], 'KANARIENVOGEL'), 'claim.lines.0.units'],
  ['a code of six', change(['claim', 'lines', 0, 'code'], '992133'), 'claim.lines.0.code'],
  ['a day that is none', change(['claim', 'lines', 0, 'serviceFrom'], '2025-02-30'), 'claim.lines.0.serviceFrom'],
  ['half a cent', change(['claim', 'totalCents'], 0.5), 'claim.totalCents'],
  ['a sex that is none', change(['encounter', 'patient', 'sex'], 'KANARIENVOGEL'), 'encounter.patient.sex'],
  ['a day of judging that is none', { ...document(), judgedOn: 'KANARIENVOGEL' }, 'judgedOn'],
  ['a tenant that is no name', { ...document(), tenant: '' }, 'tenant'],
] as const)
  test(`refused, naming the place and quoting nothing: ${why}`, async () => {
    const { status, media, body: problem, text } = await check(body);
    expect({ status, media }).toEqual({ status: 422, media: expect.stringMatching(/^application\/problem\+json/) });
    expect(problem).toMatchObject({ code: 'CHL_RULES_DOES_NOT_CONFORM' });
    expect((problem['errors'] as readonly { path: string }[]).map((error) => error.path)).toContain(path);
    expect(text).not.toMatch(/KANARIENVOGEL|undefined/);
  });

for (const [why, body, media, status, code] of [
  ['no JSON', '{', 'application/json', 400, 'CHL_RULES_UNREADABLE'],
  ['another medium', 'code=99213', 'text/csv', 415, 'CHL_RULES_NOT_JSON'],
  ['a form', 'encounter=1&claim=1', 'application/x-www-form-urlencoded', 415, 'CHL_RULES_NOT_JSON'],
  ['more than a claim can be', { pad: 'x'.repeat(1024 * 1024) }, 'application/json', 413, 'CHL_RULES_TOO_LARGE'],
] as const)
  test(`refused: ${why}`, async () => {
    const answer = await check(body, media);
    expect({ status: answer.status, code: answer.body['code'] }).toEqual({ status, code });
  });

test('the size of a body counts, also where its sender does not tell it', async () => {
  const { hostname, port } = new URL(room.running.url!);
  const status = await new Promise<number>((resolve, reject) => {
    const asking = request({ hostname, port, method: 'POST', path: '/api/v1/rules/check' });
    asking.setHeader('content-type', 'application/json');
    asking.setHeader('transfer-encoding', 'chunked');
    asking.once('response', (response) => {
      resolve(response.statusCode!);
      asking.destroy();
    });
    asking.once('error', reject);
    asking.write(JSON.stringify(modelClaim()));
    asking.end(' '.repeat(2 * 1024 * 1024));
  });
  expect(status).toBe(413);
});

test('a tenant in the query is refused, with the place where it belongs', async () => {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(document()) };
  const { status, body, text } = await asked('/check?tenant=KANARIENVOGEL', init);
  expect({ status, code: body['code'] }).toEqual({ status: 422, code: 'CHL_RULES_DOES_NOT_CONFORM' });
  expect(body['detail']).toMatch(/field of the body: "tenant"/);
  expect(text).not.toContain('KANARIENVOGEL');
});

test('the largest claim that fits is judged in less than a second', async () => {
  const whole = document();
  whole.claim.lines = Array.from({ length: 50 }, (_, at) => ({
    ...whole.claim.lines[1]!,
    line: at + 1,
    chargeId: String(at + 1),
    modifiers: ['59', '76'],
  }));
  const begun = performance.now();
  expect((await check(whole)).status).toBe(200);
  expect(performance.now() - begun).toBeLessThan(1_000);
});

test('a claim of the line is explained by its latest revision: how it was judged, which rules looked, what fired and why', async () => {
  const cause = (id: string) => ({ id, tenant: 'acme', traceparent: '', releases: { icd10cm: 'FY2025' } });
  const { encounter, claim } = twiceBothSides();
  const { claim: first } = document();
  await room.send(
    emit(claimDrafted, cause('explain-1'), { encounter, claim: first }),
    emit(claimDrafted, cause('explain-2'), { encounter, claim: { ...claim, revision: 2 } }),
  );
  await room.idle();
  const { status, body } = await asked(`/explain/${claim.claimId}`);
  expect(status).toBe(200);
  const { revision, tenant, judged, now } = body as unknown as ExplainedClaim;
  expect({ revision, tenant }).toEqual({ revision: 2, tenant: 'acme' });
  expect(judged).toMatchObject({ outcome: 'rejected', rulebook: version, releases: { icd10cm: 'FY2025' } });
  expect(now.rulebook).toBe(version);
  expect(now.findings.map(({ rule, line }) => [rule, line])).toEqual(
    judged.findings.map(({ rule, line }) => [rule, line]),
  );
  expect(now.findings.find(({ rule }) => rule === 'MOD-050')?.values).toContainEqual({
    field: 'line.modifiers',
    value: '["50"]',
  });
  expect(now.looked.length + now.unasked.flatMap((one) => one.rules).length).toBe(rulebook.length);
});

test('a claim is explained beside the earlier claims of its patient', async () => {
  const { encounter: visited, claim } = document();
  const encounter = { ...visited, patient: { ...visited.patient, ref: 'a patient of two claims' } };
  const first = { ...claim, claimId: 'C0000000000000000011' };
  const again = { ...claim, claimId: 'C0000000000000000012' };
  const cause = (id: string) => ({ id, tenant: 'acme', traceparent: '', releases: {} });
  await room.send(
    emit(claimDrafted, cause('earlier-1'), { encounter, claim: first }),
    emit(claimDrafted, cause('earlier-2'), { encounter, claim: again }),
  );
  await room.idle();
  const found = async ({ claimId }: { readonly claimId: string }) => {
    const { judged, now } = (await asked(`/explain/${claimId}`)).body as unknown as ExplainedClaim;
    const rules = now.findings.map(({ rule }) => rule);
    expect(judged.findings.map(({ rule }) => rule)).toEqual(rules);
    return rules;
  };
  const before = await found(first);
  expect((await found(again)).filter((rule) => !before.includes(rule))).not.toEqual([]);
});

test('a search that takes too long is given up, and says what to do', async () => {
  await expect(findJudged({ ...room.context.log, tail: never }, 'X', 20)).rejects.toMatchObject({
    code: 'CHL_RULES_LONG_SEARCH',
    retriable: true,
  });
});

test('while one claim is searched for, others are told when to ask again', async () => {
  const { log } = room.context;
  const begun = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const tail = log.tail.bind(log);
  const held = vi.spyOn(log, 'tail').mockImplementationOnce(async (...of) => {
    begun.resolve();
    await goOn.promise;
    return tail(...of);
  });
  const explain = () => fetch(`${room.running.url}/api/v1/rules/explain/nobody`);
  const first = explain();
  await begun.promise;
  const { status, headers } = await explain();
  goOn.resolve();
  expect([status, headers.get('retry-after'), (await first).status]).toEqual([503, '2', 404]);
  held.mockRestore();
});

/** A tail that never catches up. */
const never = async () => {
  const forever = new Promise<void>(() => undefined);
  return { caughtUp: forever, catchUp: () => forever, stop: async () => undefined };
};
