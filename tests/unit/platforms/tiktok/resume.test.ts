import type { JsonValue } from '../../../../server/src/platforms/contract';
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
  failureOf,
  NOW,
  ok,
  PHOTO_INIT,
  refusal,
  STATUS,
  statusAnswer,
  UPLOAD_URL,
  VIDEO_INIT,
} from './builders';

const SIZE = 85_000_000;
const upload = { url: UPLOAD_URL, size: SIZE, expiresAt: NOW + 3_000_000 };
const openPost = { publishId: 'v_pub~1', stage: 'open', upload };
const sentPost = { ...openPost, stage: 'sent' };
const pulledPost = { publishId: 'p_pub~1', stage: 'sent', upload: null };

const complete = statusAnswer('PUBLISH_COMPLETE', {}, '[71]');
const uploaded = (bytes?: number) =>
  statusAnswer('PROCESSING_UPLOAD', bytes === undefined ? {} : { uploaded_bytes: bytes });

const resume = async (handle: JsonValue, statuses: Scripted[], size = SIZE) => {
  const { http, adapter } = anAdapter();
  const journal = new MemoryJournal();
  journal.handles.post = handle;
  http
    .on('POST', CREATOR, creatorAnswer())
    .on('POST', VIDEO_INIT, ok({ publish_id: 'v_pub~2', upload_url: UPLOAD_URL }))
    .on('POST', PHOTO_INIT, ok({ publish_id: 'p_pub~2' }))
    .on('PUT', UPLOAD_URL, (request) => {
      const [, end] = /-(\d+)\//.exec(request.headers?.['content-range'] ?? '') ?? [];
      return answer(Number(end) + 1 === size ? 201 : 206);
    })
    .on('POST', STATUS, ...statuses);
  const isPulled = JSON.stringify(handle) === JSON.stringify(pulledPost);
  const request = aRequest({ journal, media: [isPulled ? aPhoto() : aVideoOf(size)] });
  const outcome = await adapter.publish(request).then(
    ({ id }) => id,
    (error: unknown) => error
  );
  const inits = [...http.sent('POST', VIDEO_INIT), ...http.sent('POST', PHOTO_INIT)].length;
  const puts = http.sent('PUT', '').map(({ headers }) => headers?.['content-range']);
  return { outcome, inits, puts, journal, http };
};

describe('the next run', () => {
  it.each([
    ['an upload that is out', openPost],
    ['an upload whose answer was lost', sentPost],
    ['photos that are out', pulledPost],
  ])('finds %s: nothing is sent', async (_, handle) => {
    const { outcome, inits, puts } = await resume(handle, [complete]);
    expect([outcome, inits, puts]).toEqual(['71', 0, []]);
  });

  it.each([
    ['TikTok processes', sentPost, [uploaded(SIZE), complete]],
    ['TikTok does not count', sentPost, [uploaded(), complete]],
    ['TikTok fetches', pulledPost, [statusAnswer('PROCESSING_DOWNLOAD'), complete]],
    ['TikTok has all bytes of', openPost, [uploaded(SIZE), complete]],
  ] as const)('only waits for what %s', async (_, handle, statuses) => {
    const { inits, puts } = await resume(handle, [...statuses]);
    expect([inits, puts]).toEqual([0, []]);
  });

  it('goes on with an upload at the byte that is missing', async () => {
    const { outcome, inits, puts } = await resume(openPost, [uploaded(60_000_000), complete]);
    expect([outcome, inits]).toEqual(['71', 0]);
    expect(puts).toEqual([`bytes 60000000-69999999/${SIZE}`, `bytes 70000000-${SIZE - 1}/${SIZE}`]);
  });

  it('sends the last chunk again when it never arrived', async () => {
    const { outcome, inits, puts } = await resume(sentPost, [uploaded(70_000_000), complete]);
    expect([outcome, inits, puts]).toEqual(['71', 0, [`bytes 70000000-${SIZE - 1}/${SIZE}`]]);
  });

  it.each([
    ['the hour is nearly over', { ...openPost, upload: { ...upload, expiresAt: NOW + 60_000 } }],
    ['the file is another one', { ...openPost, upload: { ...upload, size: SIZE - 1 } }],
  ])('begins anew when %s and bytes are missing', async (_, handle) => {
    const { outcome, inits, puts, journal } = await resume(handle, [uploaded(0), complete]);
    expect([outcome, inits, puts.length]).toEqual(['71', 1, 8]);
    expect(journal.handles.post).toMatchObject({ publishId: 'v_pub~2' });
  });

  it('never begins anew while all bytes are there, however late it is', async () => {
    const late = { ...sentPost, upload: { ...upload, expiresAt: NOW - 1 } };
    const { inits, puts } = await resume(late, [uploaded(SIZE), complete]);
    expect([inits, puts]).toEqual([0, []]);
  });

  it('begins anew after a failure that passes', async () => {
    const failed = statusAnswer('FAILED', { fail_reason: 'photo_pull_failed' });
    const { outcome, inits } = await resume(pulledPost, [failed, complete]);
    expect([outcome, inits]).toEqual(['71', 1]);
  });

  it('tells a failure that does not, once', async () => {
    const failed = statusAnswer('FAILED', { fail_reason: 'spam_risk' });
    const { outcome, inits, journal } = await resume(pulledPost, [failed]);
    expect(outcome).toMatchObject({ family: 'rejected', code: 'SPAM_RISK' });
    expect([inits, journal.handles.post]).toEqual([0, null]);
  });

  it('begins anew when TikTok forgot an upload that never was complete', async () => {
    const forgotten = refusal('invalid_publish_id', 400);
    const { inits } = await resume(openPost, [forgotten, complete]);
    expect(inits).toBe(1);
  });

  it('does not when it forgot one that may be out', async () => {
    const { outcome, inits } = await resume(sentPost, [refusal('invalid_publish_id', 400)]);
    expect(outcome).toMatchObject({ family: 'rejected', code: 'INVALID_PUBLISH_ID' });
    expect(inits).toBe(0);
  });

  it.each([
    ['the sign-in ended', refusal('access_token_invalid', 401), 'auth_expired'],
    ['TikTok is in trouble', answer(503), 'retryable'],
  ])('begins nothing while %s', async (_, status, family) => {
    const { outcome, inits } = await resume(sentPost, [status]);
    expect(outcome).toMatchObject({ family });
    expect(inits).toBe(0);
  });

  it('takes a handle that cannot be read for none', async () => {
    const { inits } = await resume({ publishId: 7 }, [complete]);
    expect(inits).toBe(1);
  });
});

it('asks nothing of a post that is out', async () => {
  const { adapter, http } = anAdapter();
  const journal = new MemoryJournal();
  journal.posted.push({ index: 0, id: '71', url: null });
  expect((await adapter.publish(aRequest({ journal }))).id).toBe('71');
  expect(http.requests).toEqual([]);
});

it('repeats a lost beginning of an upload: nobody has its address', async () => {
  const { adapter, http } = anAdapter();
  http.on('POST', CREATOR, creatorAnswer()).on('POST', VIDEO_INIT, answer(502, '<html>'));
  const request = aRequest({ media: [aVideoOf(1000)] });
  const failure = await failureOf(adapter.publish(request));
  expect([failure.family, request.journal.steps]).toEqual(['retryable', []]);
});

it.each([
  ['privacy', { privacy_level_options: ['SELF_ONLY'] }, 'PRIVACY_NOT_OFFERED'],
  ['length', { max_video_post_duration_sec: 5 }, 'MEDIA_DURATION'],
])('looks at the account before it begins: %s', async (_, creator, code) => {
  const { adapter, http } = anAdapter();
  http.on('POST', CREATOR, creatorAnswer(creator));
  const failure = await failureOf(adapter.publish(aRequest()));
  expect(failure).toMatchObject({ family: 'rejected', code });
});
