import { createHmac } from 'node:crypto';

import fc from 'fast-check';
import { z } from 'zod';

import { readGraph, readGraphList } from '../../../../server/src/platforms/meta';
import { readExactIds } from '../../../../server/src/platforms/meta/exact-ids';

import {
  anApi,
  answer,
  failureOf,
  FakeGraph,
  graphError,
  listOf,
  NOW,
  queryOf,
  SECRET,
  someDeps,
  USER_TOKEN,
} from './builders';

const PATH = 'graph.example/v26.0/1';
const EDGE = 'graph.example/v26.0/me/things';
const schema = z.object({ id: z.string() });

const read = (graph: FakeGraph, changes = {}) =>
  readGraph(anApi(graph, changes), { path: '/1', query: { fields: 'id,name' }, schema });

const list = (graph: FakeGraph) =>
  readGraphList(anApi(graph), { path: '/me/things', query: { fields: 'id' }, schema });

const oneThing = () => new FakeGraph().on(PATH, answer(200, { id: '1' }));

describe('a call', () => {
  it('sends the token in a header and never in the address', async () => {
    const graph = oneThing();
    expect(await read(graph)).toEqual({ id: '1' });
    const [request] = graph.requests;
    expect(request?.method).toBe('GET');
    expect(request?.headers).toEqual({
      accept: 'application/json',
      authorization: `Bearer ${USER_TOKEN}`,
    });
    expect(request?.url).not.toContain(USER_TOKEN);
    expect(request?.url).not.toContain(SECRET);
  });

  it('proves the secret of the app for this token and this moment', async () => {
    const graph = oneThing();
    await read(graph);
    const seconds = String(NOW / 1000);
    expect(queryOf(graph.requests[0])).toEqual({
      fields: 'id,name',
      appsecret_time: seconds,
      appsecret_proof: createHmac('sha256', SECRET)
        .update(`${USER_TOKEN}|${seconds}`)
        .digest('hex'),
    });
  });

  it('makes another proof for another token and another moment', async () => {
    const graph = oneThing();
    await read(graph);
    await read(graph, { accessToken: 'EAAanother' });
    const later = { now: () => NOW + 1000, sleep: () => Promise.resolve() };
    await read(graph, { deps: someDeps(graph, { clock: later }) });
    const proofs = graph.requests.map((request) => queryOf(request).appsecret_proof);
    expect(new Set(proofs).size).toBe(3);
  });

  it.each([
    ['the app has no secret', { clientId: 'public', clientSecret: null }],
    ['no app is configured', null],
  ])('sends no proof when %s', async (_, app) => {
    const graph = oneThing();
    await read(graph, { deps: someDeps(graph, { app }) });
    expect(queryOf(graph.requests[0])).toEqual({ fields: 'id,name' });
  });

  it('is refused by an error that comes with status 200', async () => {
    const graph = new FakeGraph().on(PATH, graphError({ code: 190 }, 200));
    expect((await failureOf(read(graph))).family).toBe('auth_expired');
  });
});

describe('a list', () => {
  const things = (...ids: string[]) => ids.map((id) => ({ id }));

  it('is followed to its end, with a fresh proof and without the token of the address', async () => {
    const graph = new FakeGraph().on(
      EDGE,
      listOf(things('1', '2'), 'c1'),
      listOf(things('3'), 'c2'),
      listOf(things('4'))
    );
    expect(await list(graph)).toEqual(things('1', '2', '3', '4'));
    expect(graph.requests.map((request) => queryOf(request).after)).toEqual([
      undefined,
      'c1',
      'c2',
    ]);
    for (const request of graph.requests) {
      expect(request.url).not.toContain(USER_TOKEN);
      expect(queryOf(request)).toMatchObject({ limit: '100', fields: 'id' });
      expect(queryOf(request).appsecret_proof).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it('is asked on at the configured host, wherever the next page is said to be', async () => {
    const elsewhere = answer(200, {
      data: things('1'),
      paging: { next: 'https://elsewhere.example/v1.0/x?offset=100&__paging_token=t' },
    });
    const graph = new FakeGraph().on(EDGE, elsewhere, listOf(things('2')));
    expect(await list(graph)).toHaveLength(2);
    expect(graph.paths).toEqual([EDGE, EDGE]);
    expect(queryOf(graph.requests[1])).toMatchObject({ offset: '100', __paging_token: 't' });
  });

  it('ends when the next page is the same again', async () => {
    const graph = new FakeGraph().on(EDGE, listOf(things('1'), 'c1'));
    expect(await list(graph)).toHaveLength(2);
    expect(graph.requests).toHaveLength(2);
  });

  it('ends somewhere, even if new pages never end', async () => {
    let page = 0;
    const graph = new FakeGraph();
    const api = anApi(graph);
    const http = () => Promise.resolve(listOf(things(String(page)), `c${++page}`));
    const endless = { ...api, deps: { ...api.deps, http } };
    await readGraphList(endless, { path: '/me/things', query: {}, schema });
    expect(page).toBe(100);
  });

  it.each([{ next: 'not an address' }, { next: 5 }, {}, 'x', null])(
    'ends where the paging is %j',
    async (paging) => {
      const graph = new FakeGraph().on(EDGE, answer(200, { data: things('1'), paging }));
      expect(await list(graph)).toEqual(things('1'));
    }
  );

  it('leaves out what cannot be read and keeps the rest', async () => {
    const graph = new FakeGraph().on(EDGE, listOf(['x', null, { id: 7 }, { id: '1' }]));
    expect(await list(graph)).toEqual(things('1'));
  });

  it('fails as a whole when one of its pages does', async () => {
    const graph = new FakeGraph().on(EDGE, listOf(things('1'), 'c1'), graphError({ code: 32 }));
    expect((await failureOf(list(graph))).code).toBe('RATE_LIMITED');
  });
});

describe('ids that come as numbers', () => {
  const exact = (text: string) => {
    const json: unknown = JSON.parse(text);
    return readExactIds({ status: 200, headers: {}, text, json });
  };

  it('keep all their digits', () => {
    expect(exact('{"user_id": 17841400000000123, "id":61570000000000213}')).toEqual({
      user_id: '17841400000000123',
      id: '61570000000000213',
    });
    expect(exact('{"data":[{"user_id":17841400000000123}]}')).toEqual({
      data: [{ user_id: '17841400000000123' }],
    });
  });

  it('are told from the text of a name', () => {
    const text = JSON.stringify({ id: '1', name: '"id":17841400000000123,' });
    expect(exact(text)).toEqual({ id: '1', name: '"id":17841400000000123,' });
  });

  it('change nothing else, and reading never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(exact(text)).toEqual(JSON.parse(text));
      })
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => readExactIds({ status: 200, headers: {}, text, json: null })).not.toThrow();
      })
    );
  });
});
