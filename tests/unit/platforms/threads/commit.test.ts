import { TransportError } from '../../../../server/src/platforms/contract';
import type { PostedPart } from '../../../../server/src/platforms/contract';
import { MemoryJournal } from '../../../platform-kit/memory-journal';
import { answer, type Scripted } from '../../../platform-kit/scripted-http';
import {
  aRequest,
  aThreads,
  aVideo,
  CONTAINER,
  created,
  formOf,
  graphError,
  kept,
  MEDIA,
  NOON,
  NOT_READY,
  part,
  status,
  type Shape,
} from './adapter-builders';
import { failureOf } from './builders';

const TEXT = { index: 0, payload: { fields: { media_type: 'TEXT', text: 'Hello' }, files: [] } };

/** A request whose first container is finished. */
const aReadyRequest = async (shape: Shape = {}) => {
  const request = aRequest(shape);
  await request.journal.saveHandle('container:0', kept({ stage: 'finished' }));
  return request;
};

const committed = async (...answers: Scripted[]) => {
  const { http, adapter, clock } = aThreads();
  http.on('POST', '/me/threads_publish', ...answers);
  const request = await aReadyRequest();
  return { http, clock, request, commit: adapter.commit(request, TEXT, []) };
};

describe('publishing', () => {
  it('sends the container, five seconds after it was made at the earliest', async () => {
    const { http, clock, request, commit } = await committed(answer(200, { id: MEDIA }));
    expect(await commit).toEqual({ index: 0, id: MEDIA, url: null });
    expect(http.sent('POST', '/me/threads_publish').map(formOf)).toEqual([
      { creation_id: CONTAINER },
    ]);
    expect(clock.slept).toEqual([5_000]);
    expect(request.journal.handles['container:0']).toMatchObject({ stage: 'publishing' });
  });

  it('tries the same container again after 24/4279009', async () => {
    const answers = [NOT_READY, graphError(24, 4279009), answer(200, { id: MEDIA })];
    const { http, clock, commit } = await committed(...answers);
    expect(await commit).toMatchObject({ id: MEDIA });
    const ids = http.sent('POST', '/me/threads_publish').map((sent) => formOf(sent).creation_id);
    expect(ids).toEqual([CONTAINER, CONTAINER, CONTAINER]);
    expect(clock.slept).toEqual([5_000, 5_000, 10_000]);
  });

  it('gives the container up after five tries, when it was not published', async () => {
    const { http, request, commit } = await committed(NOT_READY);
    http.on('GET', `/${CONTAINER}?`, status('FINISHED'));
    expect(await failureOf(commit)).toMatchObject({
      family: 'retryable',
      code: 'CONTAINER_NOT_FOUND',
    });
    expect(http.sent('POST', '/me/threads_publish')).toHaveLength(5);
    expect(request.journal.handles['container:0']).toMatchObject({ id: null });
  });

  it('looks the post up when the container turns out to be published', async () => {
    const { http, commit } = await committed(NOT_READY);
    const timestamp = '2026-11-22T12:00:03+0000';
    const post = {
      id: MEDIA,
      text: 'Hello',
      media_type: 'TEXT_POST',
      timestamp,
      permalink: 'https://w.example/p',
    };
    http
      .on('GET', `/${CONTAINER}?`, status('PUBLISHED'))
      .on('GET', '/me/threads?', answer(200, { data: [post] }));
    expect(await commit).toEqual({ index: 0, id: MEDIA, url: 'https://w.example/p' });
  });

  it('never publishes a container that says so itself, and owns up when it sees no post', async () => {
    const { http, adapter } = aThreads();
    http.on('GET', '/me/threads?', answer(200, { data: [] }));
    const request = aRequest();
    await request.journal.saveHandle('container:0', kept({ stage: 'published' }));
    http.on('GET', `/${CONTAINER}?`, status('PUBLISHED'));
    expect(await failureOf(adapter.commit(request, TEXT, []))).toMatchObject({
      family: 'unknown_outcome',
      code: 'PUBLISHED_UNSEEN',
    });
    expect(http.sent('POST', '/me/threads_publish')).toEqual([]);
  });

  it('keeps every digit of an id that comes as a number', async () => {
    const text = `{"id":${MEDIA}}`;
    const { commit } = await committed({ ...answer(200), text, json: JSON.parse(text) as unknown });
    expect((await commit).id).toBe(MEDIA);
  });

  it.each<[string, Scripted, string]>([
    ['a time-out', new TransportError('timeout', 'slow'), 'unknown_outcome'],
    ['a reset', new TransportError('reset', 'broken'), 'unknown_outcome'],
    ['a cut answer', new TransportError('cut', 'half'), 'unknown_outcome'],
    ['an abort', new TransportError('aborted', 'stop'), 'unknown_outcome'],
    ['no connection', new TransportError('unreachable', 'refused'), 'retryable'],
    ['HTML with 200', answer(200, '<html>'), 'unknown_outcome'],
    ['a success without an id', answer(200, {}), 'unknown_outcome'],
    ['502', answer(502, '<html>'), 'unknown_outcome'],
    ['408', answer(408, ''), 'unknown_outcome'],
    ['302', answer(302, ''), 'unknown_outcome'],
    ['code 1', graphError(1), 'unknown_outcome'],
    ['code 2', graphError(2), 'unknown_outcome'],
    [
      'a transient error',
      answer(400, { error: { code: 4711, message: 'x', is_transient: true } }),
      'unknown_outcome',
    ],
    ['429', answer(429, ''), 'retryable'],
    ['a throttle', graphError(4), 'rate_limited'],
    ['the quota', graphError(9), 'rate_limited'],
    ['a dead token', graphError(190, 463), 'auth_expired'],
    ['a missing permission', graphError(10), 'account_problem'],
    ['a spam block', graphError(4, 2207051), 'account_problem'],
    ['a wrong value', graphError(100), 'rejected'],
    ['403 from a proxy', answer(403, '<html>'), 'account_problem'],
  ])('%s is %s', async (_, given, family) => {
    const { commit } = await committed(given);
    expect((await failureOf(commit)).family).toBe(family);
  });

  it('never shows the token', async () => {
    const { commit } = await committed(graphError(100, undefined, 'Bad the-access-token'));
    expect((await failureOf(commit)).message).not.toContain('the-access-token');
  });
});

describe('a reply', () => {
  const earlier: PostedPart[] = [{ index: 0, id: '17000000000000001', url: null }];
  const REPLY = { index: 1, payload: { fields: { media_type: 'TEXT', text: 'two' }, files: [] } };

  const place = (facts: Record<string, unknown>) => answer(200, { id: MEDIA, ...facts });
  const LINKED = place({
    is_reply: true,
    replied_to: { id: '17000000000000001' },
    permalink: 'https://w.example/r',
  });
  const STRAY = place({ is_reply: false });

  const replying = (shape: Shape, ...places: Scripted[]) => {
    const { http, adapter, clock } = aThreads();
    http
      .on('POST', '/me/threads_publish', answer(200, { id: MEDIA }))
      .on('POST', '/me/threads', created())
      .on('GET', `/${CONTAINER}?`, status('FINISHED'))
      .on('GET', `/${MEDIA}?`, ...places)
      .on('DELETE', `/${MEDIA}?`, answer(200, { success: true, deleted_id: MEDIA }));
    const request = aRequest({ parts: [part('one'), part('two')], ...shape });
    return { http, clock, request, commit: adapter.commit(request, REPLY, earlier) };
  };

  it('is made with its parent, rests half a minute and is looked at afterwards', async () => {
    const { http, clock, commit } = replying({}, LINKED);
    expect(await commit).toEqual({ index: 1, id: MEDIA, url: 'https://w.example/r' });
    expect(formOf(http.sent('POST', '/me/threads')[0])).toEqual({
      ...{ media_type: 'TEXT', text: 'two', reply_to_id: '17000000000000001' },
    });
    expect(clock.now() - NOON).toBe(30_000);
  });

  it('with a video rests half a minute after it is finished', async () => {
    const { http, adapter, clock } = aThreads();
    http
      .on('POST', '/me/threads_publish', answer(200, { id: MEDIA }))
      .on('POST', '/me/threads', created())
      .on('GET', `/${CONTAINER}?`, status('IN_PROGRESS'), status('IN_PROGRESS'), status('FINISHED'))
      .on('GET', `/${MEDIA}?`, LINKED);
    const payload = { fields: { media_type: 'VIDEO' }, files: ['film'] };
    const request = aRequest({ parts: [part('one'), part('', aVideo())] });
    await adapter.commit(request, { index: 1, payload }, earlier);
    expect(clock.now() - NOON).toBe(3_000 + 30_000);
  });

  it('is known before anybody looks where it stands', async () => {
    const { request, commit } = replying({}, new TransportError('reset', 'broken'));
    expect(await commit).toEqual({ index: 1, id: MEDIA, url: null });
    expect(request.journal.handles['container:1']).toMatchObject({
      stage: 'published',
      postId: MEDIA,
    });
  });

  it.each([
    ['the parent shows up late', [STRAY, LINKED]],
    ['Threads does not tell', [place({})]],
    ['Threads refuses to tell', [graphError(10)]],
    ['only is_reply is told', [place({ is_reply: true })]],
  ])('stays when %s', async (_, places) => {
    const { http, commit } = replying({}, ...places);
    expect((await commit).id).toBe(MEDIA);
    expect(http.sent('DELETE', MEDIA)).toEqual([]);
  });

  it('that stands alone is taken away and sent again later', async () => {
    const { http, request, commit } = replying({}, STRAY);
    expect(await failureOf(commit)).toMatchObject({
      family: 'retryable',
      code: 'REPLY_LOST_PARENT',
    });
    expect(http.sent('DELETE', MEDIA)).toHaveLength(1);
    expect(request.journal.handles['container:1']).toMatchObject({
      id: null,
      strays: 1,
      postId: null,
    });
  });

  it('that keeps standing alone is left there after the second time', async () => {
    const journal = new MemoryJournal();
    await journal.saveHandle('container:1', kept({ stage: 'created', strays: 2 }));
    const { http, commit } = replying({ journal }, STRAY);
    expect(await commit).toMatchObject({ id: MEDIA, ref: { isStray: true } });
    expect(http.sent('DELETE', MEDIA)).toEqual([]);
  });

  it('without the post before it is refused', async () => {
    const { adapter } = aThreads();
    const failure = await failureOf(adapter.commit(aRequest(), REPLY, []));
    expect(failure).toMatchObject({ family: 'rejected', code: 'THREAD_PARENT_MISSING' });
  });
});
