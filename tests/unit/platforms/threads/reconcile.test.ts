import { answer } from '../../../platform-kit/scripted-http';
import {
  aDoubt,
  aRequest,
  aThreads,
  CONTAINER,
  graphError,
  kept,
  MEDIA,
  NOON,
  part,
  status,
} from './adapter-builders';
import { failureOf } from './builders';

const listed = (changes: Record<string, unknown> = {}) => ({
  ...{ id: MEDIA, text: 'Hello', media_type: 'TEXT_POST', permalink: 'https://w.example/p' },
  timestamp: '2026-11-22T12:00:03+0000',
  ...changes,
});

const list = (...posts: unknown[]) => answer(200, { data: posts });

/** A request whose container was sent to be published. */
const aSentRequest = async (changes: Parameters<typeof kept>[0] = {}, name = 'container:0') => {
  const request = aRequest({ parts: [part('Hello'), part('two')] });
  await request.journal.saveHandle(name, kept(changes));
  return request;
};

describe('what the journal alone tells', () => {
  it('absent, when no container was ever sent to be published', async () => {
    const { adapter, http } = aThreads();
    expect(await adapter.reconcile(aRequest(), aDoubt())).toEqual({ outcome: 'absent' });
    for (const stage of ['created', 'finished']) {
      const request = await aSentRequest({ stage });
      expect(await adapter.reconcile(request, aDoubt())).toEqual({ outcome: 'absent' });
    }
    expect(await adapter.reconcile(await aSentRequest({ id: null }), aDoubt())).toEqual({
      outcome: 'absent',
    });
    expect(http.requests).toEqual([]);
  });

  it('posted, when the id of the reply was kept', async () => {
    const { adapter } = aThreads();
    const request = await aSentRequest({ stage: 'published', postId: MEDIA });
    expect(await adapter.reconcile(request, aDoubt())).toEqual({
      outcome: 'posted',
      part: { index: 0, id: MEDIA, url: null },
    });
  });
});

describe('what the container tells', () => {
  it.each(['FINISHED', 'IN_PROGRESS'])('%s: absent, without a look at the lists', async (state) => {
    const { adapter, http } = aThreads();
    http.on('GET', `/${CONTAINER}?`, status(state));
    expect(await adapter.reconcile(await aSentRequest(), aDoubt())).toEqual({ outcome: 'absent' });
    expect(http.requests).toHaveLength(1);
  });

  it('PUBLISHED: posted, as the one post that fits', async () => {
    const { adapter, http } = aThreads();
    const others = [
      listed({ id: '1', text: 'Another' }),
      listed({ id: '2', media_type: 'IMAGE' }),
      listed({ id: '3', timestamp: '2026-11-22T11:00:00+0000' }),
      'nonsense',
    ];
    http
      .on('GET', `/${CONTAINER}?`, status('PUBLISHED'))
      .on('GET', '/me/threads?', list(...others, listed()));
    expect(await adapter.reconcile(await aSentRequest(), aDoubt())).toEqual({
      outcome: 'posted',
      part: { index: 0, id: MEDIA, url: 'https://w.example/p' },
    });
    const query = new URL(http.sent('GET', '/me/threads?')[0]?.url ?? '').searchParams;
    expect(query.get('since')).toBe(String((NOON - 60_000) / 1000));
  });

  it('PUBLISHED, with several posts that fit: unsure', async () => {
    const { adapter, http } = aThreads();
    http
      .on('GET', `/${CONTAINER}?`, status('PUBLISHED'))
      .on('GET', '/me/threads?', list(listed(), listed({ id: '4' })));
    expect(await adapter.reconcile(await aSentRequest(), aDoubt())).toMatchObject({
      outcome: 'unsure',
    });
  });

  it('PUBLISHED, but not listed: asks again for ten minutes, then unsure', async () => {
    const { adapter, http, clock } = aThreads();
    http.on('GET', `/${CONTAINER}?`, status('PUBLISHED')).on('GET', '/me/threads?', list());
    const request = await aSentRequest();
    const failure = await failureOf(adapter.reconcile(request, aDoubt()));
    expect(failure).toMatchObject({ family: 'retryable', code: 'NOT_LISTED_YET' });
    clock.time += 11 * 60_000;
    expect(await adapter.reconcile(request, aDoubt())).toMatchObject({ outcome: 'unsure' });
  });

  it.each(['ERROR', 'EXPIRED'])('%s: absent, unless the lists show it', async (state) => {
    for (const [posts, outcome] of [
      [[], 'absent'],
      [[listed()], 'posted'],
    ] as const) {
      const { adapter, http } = aThreads();
      http.on('GET', `/${CONTAINER}?`, status(state)).on('GET', '/me/threads?', list(...posts));
      expect(await adapter.reconcile(await aSentRequest(), aDoubt())).toMatchObject({ outcome });
    }
  });

  it('nothing any more: unsure while it should be there, absent after its day', async () => {
    const { adapter, http, clock } = aThreads();
    http.on('GET', `/${CONTAINER}?`, graphError(100, 33)).on('GET', '/me/threads?', list());
    const request = await aSentRequest();
    expect(await adapter.reconcile(request, aDoubt())).toMatchObject({ outcome: 'unsure' });
    clock.time += 25 * 3_600_000;
    expect(await adapter.reconcile(request, aDoubt())).toEqual({ outcome: 'absent' });
  });

  it('reads on to the next pages, and is unsure about endless lists', async () => {
    const { adapter, http } = aThreads();
    const page = {
      data: Array.from({ length: 100 }, (_, place) => listed({ id: `5${place}`, text: 'x' })),
      paging: { cursors: { after: 'next' } },
    };
    http
      .on('GET', `/${CONTAINER}?`, status('EXPIRED'))
      .on('GET', '/me/threads?', answer(200, page), list(listed()));
    expect(await adapter.reconcile(await aSentRequest(), aDoubt())).toMatchObject({
      outcome: 'posted',
    });
    expect(http.sent('GET', 'after=next')).toHaveLength(1);
    const endless = aThreads();
    endless.http
      .on('GET', `/${CONTAINER}?`, status('EXPIRED'))
      .on('GET', '/me/threads?', answer(200, page));
    expect(await endless.adapter.reconcile(await aSentRequest(), aDoubt())).toMatchObject({
      outcome: 'unsure',
    });
  });

  it('says what stands in the way of asking', async () => {
    const { adapter, http } = aThreads();
    http.on('GET', `/${CONTAINER}?`, graphError(190, 460));
    const failure = await failureOf(adapter.reconcile(await aSentRequest(), aDoubt()));
    expect(failure.family).toBe('auth_expired');
  });
});

describe('a lost reply', () => {
  const aLostReply = async () => {
    const request = await aSentRequest({}, 'container:1');
    await request.journal.afterCommit({ index: 0, id: '17000000000000001', url: null });
    return request;
  };
  const reply = (parent: string) => listed({ text: 'two', replied_to: { id: parent } });

  it('is looked for among the replies to its parent', async () => {
    const { adapter, http } = aThreads();
    http
      .on('GET', `/${CONTAINER}?`, status('PUBLISHED'))
      .on('GET', '/me/replies?', list({ ...reply('1'), id: '6' }, reply('17000000000000001')));
    expect(await adapter.reconcile(await aLostReply(), aDoubt('two', 1))).toMatchObject({
      outcome: 'posted',
      part: { index: 1, id: MEDIA },
    });
  });

  it('may stand alone among the posts', async () => {
    const { adapter, http } = aThreads();
    http
      .on('GET', `/${CONTAINER}?`, status('PUBLISHED'))
      .on('GET', '/me/replies?', list())
      .on('GET', '/me/threads?', list(listed({ text: 'two' })));
    expect(await adapter.reconcile(await aLostReply(), aDoubt('two', 1))).toMatchObject({
      outcome: 'posted',
    });
  });

  it('stays unsure without the permission to read replies', async () => {
    const { adapter, http } = aThreads();
    http.on('GET', `/${CONTAINER}?`, status('PUBLISHED')).on('GET', '/me/replies?', graphError(10));
    expect(await adapter.reconcile(await aLostReply(), aDoubt('two', 1))).toMatchObject({
      outcome: 'unsure',
    });
  });
});
