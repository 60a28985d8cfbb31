import { MemoryJournal } from '../../../platform-kit/memory-journal';
import type { Scripted } from '../../../platform-kit/scripted-http';
import {
  anAdapter,
  answer,
  aPhoto,
  aRequest,
  aVideoOf,
  CREATOR,
  creatorAnswer,
  doubtAbout,
  failureOf,
  NOW,
  ok,
  PHOTO_INIT,
  PUBLIC,
  refusal,
  STATUS,
  statusAnswer,
  UPLOAD_URL,
  VIDEO_INIT,
} from './builders';

const LIST = '/v2/video/list/';

/** A publish whose commit got no answer. */
const inDoubt = async (wish: Parameters<typeof aRequest>[0] = {}) => {
  const { http, adapter } = anAdapter();
  http
    .on('POST', CREATOR, creatorAnswer())
    .on('POST', VIDEO_INIT, ok({ publish_id: 'v_pub~1', upload_url: UPLOAD_URL }))
    .on('PUT', UPLOAD_URL, answer(502))
    .on('POST', PHOTO_INIT, answer(502));
  const request = aRequest({ journal: new MemoryJournal(), media: [aVideoOf(9000)], ...wish });
  expect((await failureOf(adapter.publish(request))).family).toBe('unknown_outcome');
  return request;
};

describe('with the publish id', () => {
  const ask = async (...statuses: Scripted[]) => {
    const request = await inDoubt();
    const { http, adapter } = anAdapter();
    http.on('POST', STATUS, ...statuses);
    return { request, outcome: adapter.reconcile(request, doubtAbout(request.journal)) };
  };

  it('is posted, with the public id and address', async () => {
    const { outcome } = await ask(statusAnswer('PUBLISH_COMPLETE', {}, '[7391234567890123456]'));
    expect(await outcome).toEqual({
      outcome: 'posted',
      part: {
        ...{ index: 0, id: '7391234567890123456' },
        url: 'https://web.example/@harbourlight/video/7391234567890123456',
        ref: { publishId: 'v_pub~1', kind: 'video', username: 'harbourlight' },
      },
    });
  });

  it('is posted, though its public id is not known yet', async () => {
    const { outcome } = await ask(statusAnswer('PUBLISH_COMPLETE'));
    expect(await outcome).toMatchObject({ outcome: 'posted', part: { id: 'v_pub~1', url: null } });
  });

  it.each([
    ['it failed', statusAnswer('FAILED', { fail_reason: 'internal' })],
    ['bytes are missing', statusAnswer('PROCESSING_UPLOAD', { uploaded_bytes: 8999 })],
  ])('is absent when %s', async (_, status) => {
    expect(await (await ask(status)).outcome).toEqual({ outcome: 'absent' });
  });

  it.each([
    ['works', statusAnswer('PROCESSING_UPLOAD', { uploaded_bytes: 9000 })],
    ['does not count', statusAnswer('PROCESSING_UPLOAD')],
    ['fetches', statusAnswer('PROCESSING_DOWNLOAD')],
    ['says something new', statusAnswer('BRAND_NEW')],
    ['is in trouble', answer(500)],
  ])('is asked again while TikTok %s', async (_, status) => {
    expect((await failureOf((await ask(status)).outcome)).family).toBe('retryable');
  });

  it('is for a person when TikTok forgot it; then a new post may be begun', async () => {
    const { outcome, request } = await ask(refusal('invalid_publish_id', 400));
    expect(await outcome).toMatchObject({ outcome: 'unsure' });
    expect(request.journal.handles.post).toBeNull();
  });

  it('asks for nothing but the status', async () => {
    const request = await inDoubt();
    const { http, adapter } = anAdapter();
    http.on('POST', STATUS, statusAnswer('PUBLISH_COMPLETE'));
    await adapter.reconcile(request, doubtAbout(request.journal));
    expect(http.requests).toHaveLength(1);
  });
});

describe('without the publish id', () => {
  const video = (changes: Record<string, unknown> = {}) => ({
    id: '71',
    create_time: NOW / 1000 + 5,
    share_url: 'https://www.tiktok.com/@harbourlight/photo/71?utm_source=app',
    title: '',
    video_description: 'A lamp  is lit ',
    ...changes,
  });
  const page = (videos: unknown[], more: Record<string, unknown> = {}) =>
    ok({ videos, cursor: 1, has_more: false, ...more });

  const look = async (pages: Scripted[], wish: Parameters<typeof aRequest>[0] = {}) => {
    const request = await inDoubt({ media: [aPhoto()], ...wish });
    const { http, clock, adapter } = anAdapter();
    http.on('POST', LIST, ...pages);
    const outcome = adapter.reconcile(request, doubtAbout(request.journal));
    return { http, clock, outcome };
  };

  it('finds the post by its words and time among the public ones', async () => {
    const { outcome, http } = await look([page([video()])]);
    expect(await outcome).toEqual({
      outcome: 'posted',
      part: {
        ...{ index: 0, id: '71', url: 'https://www.tiktok.com/@harbourlight/photo/71' },
        ref: { publishId: '', kind: 'photo', username: 'harbourlight' },
      },
    });
    expect(http.requests[0]?.url).toContain('?fields=id,create_time,share_url,');
  });

  it('finds it on a later page and on a later look', async () => {
    const other = video({ id: '72', video_description: 'Another' });
    const paged = await look([page([other], { has_more: true }), page([video()])]);
    expect(await paged.outcome).toMatchObject({ part: { id: '71' } });
    const late = await look([page([]), page([]), page([video()])]);
    expect(await late.outcome).toMatchObject({ part: { id: '71' } });
    expect(late.clock.slept).toEqual([3_000, 7_000]);
  });

  it('takes the older of two with the same words', async () => {
    const { outcome } = await look([page([video({ id: '72' }), video()])]);
    expect(await outcome).toMatchObject({ part: { id: '71' } });
  });

  it.each([
    ['an older post', video({ create_time: NOW / 1000 - 61 })],
    ['other words', video({ video_description: 'A lamp is out' })],
    ['no time', video({ create_time: null })],
  ])('does not take %s for it, and looks again', async (_, other) => {
    const { outcome } = await look([page([other])]);
    expect(await failureOf(outcome)).toMatchObject({
      ...{ family: 'retryable', code: 'NOT_LISTED_YET' },
    });
  });

  it('leaves it to a person after half an hour', async () => {
    const request = await inDoubt({ media: [aPhoto()] });
    const { http, clock, adapter } = anAdapter();
    http.on('POST', LIST, page([]));
    clock.time = NOW + 1_801_000;
    const answered = await adapter.reconcile(request, doubtAbout(request.journal));
    expect(answered.outcome).toBe('unsure');
  });

  it.each([
    ['for friends', { options: { ...PUBLIC, privacyLevel: 'MUTUAL_FOLLOW_FRIENDS' } }],
    ['for the owner', { options: { ...PUBLIC, privacyLevel: 'SELF_ONLY' } }],
    ['a draft', { options: { mode: 'inbox' } }],
    ['without words', { text: '' }],
    ['hidden from us', { scopes: ['user.info.basic', 'video.publish'] }],
  ])('asks a person at once about a post that is %s', async (_, wish) => {
    const { outcome, http } = await look([], wish);
    expect(await outcome).toMatchObject({ outcome: 'unsure' });
    expect(http.requests).toEqual([]);
  });

  it('asks a person when nothing is known of the post', async () => {
    const { adapter } = anAdapter();
    const part = { index: 0, payload: null };
    const doubt = { part, startedAt: NOW, endedAt: NOW, since: NOW };
    expect((await adapter.reconcile(aRequest(), doubt)).outcome).toBe('unsure');
  });
});
