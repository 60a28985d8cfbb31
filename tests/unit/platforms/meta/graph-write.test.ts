import { z } from 'zod';

import { TransportError } from '../../../../server/src/platforms/contract';
import { writeGraph, type GraphCallKind } from '../../../../server/src/platforms/meta';
import type { ErrorRow } from '../../../../server/src/platforms/meta';

import {
  anApi,
  answer,
  failureOf,
  FakeGraph,
  graphError,
  queryOf,
  USER_TOKEN,
  type Step,
} from './builders';

const PATH = 'graph.example/v26.0/1/feed';
const schema = z.object({ id: z.string() });

const write = (graph: FakeGraph, kind: GraphCallKind, changes = {}) =>
  writeGraph(anApi(graph, changes), {
    ...{ method: 'POST', path: '/1/feed', kind, schema, timeoutMs: 90_000 },
    body: { kind: 'json', value: { message: 'Hello' } },
  });

const failureFor = (step: Step, kind: GraphCallKind, changes = {}) =>
  failureOf(write(new FakeGraph().on(PATH, step), kind, changes));

describe('a write', () => {
  it('sends body and time-out, the token in a header, and the proof', async () => {
    const graph = new FakeGraph().on(PATH, answer(200, { id: '1_2' }));
    expect(await write(graph, 'commit')).toEqual({ id: '1_2' });
    const [request] = graph.requests;
    expect(request).toMatchObject({
      method: 'POST',
      headers: { authorization: `Bearer ${USER_TOKEN}` },
      body: { kind: 'json', value: { message: 'Hello' } },
      timeoutMs: 90_000,
    });
    expect(queryOf(request).appsecret_proof).toMatch(/^[0-9a-f]{64}$/);
  });

  it('keeps every digit of an id that came as a number', async () => {
    const text = '{"id":61570000000000213}';
    const graph = new FakeGraph().on(PATH, {
      status: 200,
      headers: {},
      text,
      json: JSON.parse(text),
    });
    expect(await write(graph, 'commit')).toEqual({ id: '61570000000000213' });
  });

  it('can be stopped where it is repeatable, and never where it makes something visible', async () => {
    const { signal } = new AbortController();
    const graph = new FakeGraph().on(PATH, answer(200, { id: '1' }));
    await write(graph, 'repeatable', { signal });
    await write(graph, 'commit', { signal });
    expect(graph.requests.map((request) => request.signal)).toEqual([signal, undefined]);
  });

  it('tells the headers of every answer, refusals too', async () => {
    const heard: unknown[] = [];
    const observe = (headers: unknown) => heard.push(headers);
    const headers = { 'x-app-usage': '{}' };
    await failureFor(graphError({ code: 4 }, 400, headers), 'commit', { observe });
    expect(heard).toEqual([headers]);
  });

  it('asks the platform’s own lines before the common ones', async () => {
    const rows: ErrorRow[] = [
      { codes: [190], code: 'OWN', failure: { family: 'rejected' }, says: () => 'Own words.' },
    ];
    expect(await failureFor(graphError({ code: 190 }), 'commit', { rows })).toMatchObject({
      ...{ family: 'rejected', code: 'OWN' },
    });
  });

  it('names the config key of its platform when there is no such version', async () => {
    const unknown = graphError({ code: 2500, message: 'Unknown path components: /1/feed' });
    const versionKey = 'platforms.instagram.apiVersion';
    const failure = await failureFor(unknown, 'commit', { versionKey });
    expect([failure.family, failure.message]).toMatchObject(['operator_problem', /instagram/]);
  });
});

describe('whether it was done', () => {
  const dropped = new TransportError('reset', 'gone');

  it.each<[string, Step]>([
    ['the connection broke', dropped],
    ['there was no answer in time', new TransportError('timeout', 'late')],
    ['the answer was cut', new TransportError('cut', 'short')],
    ['something else broke', new Error('odd')],
    ['code 1', graphError({ code: 1 }, 500)],
    ['code 2', graphError({ code: 2 }, 503)],
    ['an unknown code that will pass', graphError({ code: 999, isTransient: true })],
    ['an unknown code with status 500', graphError({ code: 999 }, 500)],
    ['a page of a proxy', answer(502, '<html>Bad gateway</html>')],
    ['a request time-out', answer(408, '')],
    ['a redirect', answer(302, '')],
    ['a success that cannot be read', answer(200, '<html>')],
    ['a success without an id', answer(200, {})],
  ])('is open after %s, but only where it matters', async (_, step) => {
    const failure = await failureFor(step, 'commit');
    expect(failure.family).toBe('unknown_outcome');
    expect(failure.message).toContain('the Page "Harbour Light Weekly"');
    expect((await failureFor(step, 'repeatable')).family).not.toBe('unknown_outcome');
  });

  it.each<[string, Step, string]>([
    ['the host was not reached', new TransportError('unreachable', 'no route'), 'retryable'],
    ['a throttle', graphError({ code: 32 }), 'retryable'],
    ['a wrong parameter', graphError({ code: 100 }), 'rejected'],
    ['a dead token', graphError({ code: 190, subcode: 463 }, 401), 'auth_expired'],
    ['a 429 of a proxy', answer(429, '', { 'retry-after': '30' }), 'rate_limited'],
    ['a 403 of a proxy', answer(403, '<html>'), 'retryable'],
  ])('is clear after %s', async (_, step, family) => {
    expect((await failureFor(step, 'commit')).family).toBe(family);
  });
});
