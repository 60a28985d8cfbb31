import { TransportError } from '../../../../server/src/platforms/contract';
import type { Doubt, JsonValue } from '../../../../server/src/platforms/contract';
import { NOON } from '../../../platform-kit/fake-clock';
import { MemoryJournal } from '../../../platform-kit/memory-journal';
import {
  anAdapter,
  answer,
  aPost,
  aRequest,
  aStatus,
  failureOf,
  someAccount,
  STATUSES,
  TRAITS,
} from './builders';

const TEXT = 'The lamp is lit: https://example.com/lamp?a=1&b=2 #harbour @keeper@lights.example';
const HTML =
  '<p>The lamp is lit: <a href="https://example.com/lamp?a=1&amp;b=2"><span class="invisible">https://</span><span class="ellipsis">example.com/lamp</span><span class="invisible">?a=1&amp;b=2</span></a> <a href="/tags/harbour">#<span>harbour</span></a> <span class="h-card"><a href="https://lights.example/@keeper">@<span>keeper</span></a></span></p>';

const LISTING = '/api/v1/accounts/14715/statuses';

const doubtOf = (body: Record<string, JsonValue> = { status: TEXT }, index = 0): Doubt => ({
  part: { index, payload: { key: 'the-key', body } },
  ...{ startedAt: NOON - 60_000, endedAt: NOON - 30_000, since: NOON - 60_000 },
});

const twin = (changes: Record<string, unknown> = {}) =>
  aStatus({ created_at: '2026-11-22T11:59:10.000Z', content: HTML, ...changes });

/** An account whose server lists these posts. */
const listing = (...statuses: unknown[]) => {
  const made = anAdapter();
  made.http.on('GET', LISTING, answer(200, statuses), answer(200, []));
  made.http.on('GET', '/source', answer(404, '<h1>'));
  return made;
};

const request = (changes = {}) => aRequest(aPost(TEXT), changes);

describe('a doubtful post', () => {
  it('is looked for among the account’s own, with the token', async () => {
    const { http, adapter } = listing(twin());
    const found = await adapter.reconcile(request(), doubtOf());
    expect(found).toEqual({
      outcome: 'posted',
      part: {
        ...{ index: 0, id: '113524880417', ref: { visibility: 'public' } },
        url: 'https://mastodon.example/@ana/113524880417',
      },
    });
    expect(http.requests[0]).toMatchObject({
      url: `https://mastodon.example${LISTING}?limit=40&exclude_reblogs=true`,
      headers: { authorization: 'Bearer the-access-token' },
    });
    expect(http.sent('POST', '/')).toEqual([]);
  });

  it('is compared by its source where the server tells it', async () => {
    const { http, adapter } = anAdapter();
    http.on('GET', LISTING, answer(200, [twin({ id: '1' }), twin({ id: '2' })]), answer(200, []));
    http.on('GET', '/statuses/1/source', answer(200, { id: '1', text: `${TEXT}!` }));
    http.on('GET', '/statuses/2/source', answer(200, { id: '2', text: `  ${TEXT}\r\n` }));
    expect(await adapter.reconcile(request(), doubtOf())).toMatchObject({ part: { id: '2' } });
  });

  it('is compared by the text that some servers give along', async () => {
    const { http, adapter } = anAdapter();
    const statuses = [twin({ text: TEXT, content: 'drawn in their own way' })];
    http.on('GET', LISTING, answer(200, statuses), answer(200, []));
    expect(await adapter.reconcile(request(), doubtOf())).toMatchObject({ outcome: 'posted' });
  });

  it.each([
    ['other words', { content: '<p>Something else</p>' }],
    ['another warning', { spoiler_text: 'Weather' }],
    ['a picture', { media_attachments: [{}] }],
    ['another parent', { in_reply_to_id: '5' }],
    ['been made before', { created_at: '2026-11-22T11:56:50.000Z' }],
    ['been made long after', { created_at: '2026-11-22T12:05:00.000Z' }],
  ])('is not one that has %s', async (_, changes) => {
    const { adapter } = listing(twin(changes));
    expect(await adapter.reconcile(request(), doubtOf())).toEqual({ outcome: 'absent' });
  });

  it.each(['2026-11-22T11:57:05.000Z', '2026-11-22T12:04:00.000Z'])(
    'may have been made at %s: clocks differ, and servers are slow',
    async (created_at) => {
      const { adapter } = listing(twin({ created_at }));
      expect(await adapter.reconcile(request(), doubtOf())).toMatchObject({ outcome: 'posted' });
    }
  );

  it('with pictures and no text is told by their number and the warning', async () => {
    const { adapter } = listing(
      twin({ content: '', spoiler_text: 'Weather', media_attachments: [{}, {}] })
    );
    const body = { spoiler_text: 'Weather', media_ids: ['1', '2'] };
    expect(await adapter.reconcile(request(), doubtOf(body))).toMatchObject({ outcome: 'posted' });
  });

  it('whose warning became its text is the same post', async () => {
    const { adapter } = listing(twin({ content: '<p>Weather</p>', media_attachments: [{}] }));
    const body = { spoiler_text: 'Weather', media_ids: ['1'] };
    expect(await adapter.reconcile(request(), doubtOf(body))).toMatchObject({ outcome: 'posted' });
  });

  it('of a thread is the one below the part before, never an earlier part', async () => {
    const journal = new MemoryJournal();
    journal.posted.push({ index: 0, id: '100', url: null });
    const { adapter } = listing(
      twin({ id: '103', in_reply_to_id: '999' }),
      twin({ id: '102', in_reply_to_id: '100' }),
      twin({ id: '100' })
    );
    const found = await adapter.reconcile(request({ journal }), doubtOf({ status: TEXT }, 1));
    expect(found).toMatchObject({ outcome: 'posted', part: { index: 1, id: '102' } });
  });

  it('is looked for on later pages, back to the time of the attempt', async () => {
    const { http, adapter } = anAdapter();
    const other = (id: string, created_at: string) => aStatus({ id, created_at });
    http.on(
      'GET',
      LISTING,
      answer(200, [other('9', '2026-11-22T12:03:00Z'), other('8', '2026-11-22T12:02:00Z')]),
      answer(200, [twin({ id: '7' }), other('6', '2026-11-22T11:00:00Z')])
    );
    http.on('GET', '/source', answer(404, ''));
    expect(await adapter.reconcile(request(), doubtOf())).toMatchObject({ part: { id: '7' } });
    const pages = http
      .sent('GET', LISTING)
      .map(({ url }) => new URL(url).searchParams.get('max_id'));
    expect(pages).toEqual([null, '8']);
  });

  it('ends the search where a server tells the same page again', async () => {
    const { http, adapter } = anAdapter();
    http.on('GET', LISTING, answer(200, [aStatus({ created_at: '2026-11-22T12:00:00Z' })]));
    http.on('GET', '/source', answer(404, ''));
    expect(await adapter.reconcile(request(), doubtOf())).toEqual({ outcome: 'absent' });
    expect(http.sent('GET', LISTING)).toHaveLength(2);
  });

  it('is beyond finding in an account that posts without end', async () => {
    const { http, adapter } = anAdapter();
    let id = 10_000;
    http.on('GET', LISTING, () =>
      answer(200, [aStatus({ id: String((id -= 1)), created_at: '2026-11-22T12:20:00Z' })])
    );
    expect(await adapter.reconcile(request(), doubtOf())).toMatchObject({ outcome: 'unsure' });
  });

  it('that is none of ours is left to a person', async () => {
    const { adapter } = anAdapter();
    const doubt = { ...doubtOf(), part: { index: 0, payload: null } };
    expect(await adapter.reconcile(request(), doubt)).toMatchObject({ outcome: 'unsure' });
  });

  it.each([
    [401, 'auth_expired'],
    [429, 'retryable'],
    [503, 'retryable'],
  ])('is asked about later when the server answers %i', async (status, family) => {
    const { http, adapter } = anAdapter();
    http.on('GET', LISTING, answer(status, { error: 'No' }));
    expect((await failureOf(adapter.reconcile(request(), doubtOf()))).family).toBe(family);
  });

  it('is asked about later when the listing is no list, or the source is out of reach', async () => {
    const { http, adapter } = anAdapter();
    http.on('GET', LISTING, answer(200, { error: 'maintenance' }));
    expect((await failureOf(adapter.reconcile(request(), doubtOf()))).family).toBe('retryable');
    const other = anAdapter();
    other.http.on('GET', LISTING, answer(200, [twin()]), answer(200, []));
    other.http.on('GET', '/source', new TransportError('timeout', 'slow'));
    expect((await failureOf(other.adapter.reconcile(request(), doubtOf()))).code).toBe(
      'TRANSPORT_TIMEOUT'
    );
  });
});

describe('several posts that say the same', () => {
  const app = (name: string) => ({ application: { name } });
  const twoOf = (one: object = {}, other: object = {}) =>
    listing(twin({ id: '2', ...one }), twin({ id: '1', ...other }));

  it('are told apart by the app that made them', async () => {
    const { http, adapter } = twoOf(app('Web'), app('Harbour CMS'));
    http.on('GET', '/apps/verify_credentials', answer(200, { name: 'Harbour CMS' }));
    expect(await adapter.reconcile(request(), doubtOf())).toMatchObject({ part: { id: '1' } });
  });

  it('are left to a person when all were made by another app', async () => {
    const { http, adapter } = twoOf(app('Web'), app('Web'));
    http.on('GET', '/apps/verify_credentials', answer(200, { name: 'Harbour CMS' }));
    expect(await adapter.reconcile(request(), doubtOf())).toMatchObject({ outcome: 'unsure' });
  });

  it('are settled by the same request with the same key, within the hour', async () => {
    const { http, adapter } = twoOf();
    http.on('POST', STATUSES, answer(200, aStatus({ id: '2' })));
    expect(await adapter.reconcile(request(), doubtOf())).toMatchObject({
      outcome: 'posted',
      part: { id: '2' },
    });
    const [sent] = http.sent('POST', STATUSES);
    expect(sent?.headers).toMatchObject({ 'idempotency-key': 'the-key' });
    expect(sent?.body).toEqual({ kind: 'json', value: { status: TEXT } });
  });

  it.each([
    ['the hour is over', { since: NOON - 56 * 60_000 }, TRAITS],
    ['the server ignores keys', {}, { ...TRAITS, keepsKeys: false }],
    ['nothing is known of the server', {}, undefined],
  ])('are left to a person when %s', async (_, changes, traits) => {
    const { http, adapter } = twoOf();
    const account = someAccount({ traits });
    const doubt = { ...doubtOf(), ...changes };
    expect(await adapter.reconcile(request({ account }), doubt)).toMatchObject({
      outcome: 'unsure',
      reason: expect.stringContaining('2 posts') as unknown,
    });
    expect(http.sent('POST', '/')).toEqual([]);
  });

  it('are left to a person when the replay fails with a 500 (G#40399): no loop, no other key', async () => {
    const { http, adapter } = twoOf();
    http.on('POST', STATUSES, answer(500, { error: 'This page is not correct' }));
    expect(await adapter.reconcile(request(), doubtOf())).toMatchObject({ outcome: 'unsure' });
    expect(http.sent('POST', STATUSES)).toHaveLength(1);
  });
});
