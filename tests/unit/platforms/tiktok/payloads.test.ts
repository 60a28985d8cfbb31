import { ScriptedHttp } from '../../../platform-kit/scripted-http';
import {
  anAdapter,
  answer,
  aPhoto,
  aRequest,
  aVideo,
  aVideoOf,
  CREATOR,
  creatorAnswer,
  INBOX_INIT,
  ok,
  PHOTO_INIT,
  PUBLIC,
  STATUS,
  statusAnswer,
  UPLOAD_URL,
  VIDEO_INIT,
} from './builders';

const NO_BRAND = { brand_content_toggle: false, brand_organic_toggle: false };
const NOTHING_ALLOWED = { disable_duet: true, disable_comment: true, disable_stitch: true };

const publish = async (
  wish: Parameters<typeof aRequest>[0],
  creator: Record<string, unknown> = {}
) => {
  const { http, adapter } = anAdapter();
  http
    .on('POST', CREATOR, creatorAnswer(creator))
    .on('POST', VIDEO_INIT, ok({ publish_id: 'v_pub~1', upload_url: UPLOAD_URL }))
    .on('POST', INBOX_INIT, ok({ publish_id: 'v_inbox~1', upload_url: UPLOAD_URL }))
    .on('POST', PHOTO_INIT, ok({ publish_id: 'p_pub~1' }))
    .on('PUT', UPLOAD_URL, answer(201))
    .on('POST', STATUS, statusAnswer('PUBLISH_COMPLETE', {}, '[7391234567890123456]'));
  const request = aRequest(wish);
  const result = await adapter.publish(request);
  return { http, result, request };
};

const bodyOf = (http: ScriptedHttp, path: string) =>
  ScriptedHttp.jsonOf(http.sent('POST', path)[0]);

it('begins a video with caption, audience and everything switched off', async () => {
  const { http, result } = await publish({ text: 'Lamp #lit', media: [aVideoOf(1000)] });
  expect(bodyOf(http, VIDEO_INIT)).toEqual({
    post_info: {
      ...{ privacy_level: 'PUBLIC_TO_EVERYONE', title: 'Lamp #lit', is_aigc: false },
      ...{ ...NOTHING_ALLOWED, ...NO_BRAND },
    },
    source_info: {
      ...{ source: 'FILE_UPLOAD', video_size: 1000, chunk_size: 1000, total_chunk_count: 1 },
    },
  });
  expect(http.sent('POST', VIDEO_INIT)[0]?.headers).toEqual({
    authorization: 'Bearer act.the-access-token',
    accept: 'application/json',
    'content-type': 'application/json; charset=UTF-8',
  });
  expect(result).toMatchObject({
    id: '7391234567890123456',
    url: 'https://web.example/@harbourlight/video/7391234567890123456',
    parts: [{ ref: { publishId: 'v_pub~1', kind: 'video', username: 'harbourlight' } }],
  });
});

it('passes on what was chosen, and leaves an empty caption out', async () => {
  const options = {
    ...{ ...PUBLIC, allowComments: true, allowDuet: true, allowStitch: true },
    ...{ disclosesContent: true, isYourBrand: true, isBrandedContent: true },
    ...{ isAiGenerated: true, coverTimestampMs: 0 },
  };
  const { http } = await publish({ text: '', options });
  expect((bodyOf(http, VIDEO_INIT) as { post_info: unknown }).post_info).toEqual({
    ...{ privacy_level: 'PUBLIC_TO_EVERYONE', is_aigc: true, video_cover_timestamp_ms: 0 },
    ...{ disable_duet: false, disable_comment: false, disable_stitch: false },
    ...{ brand_content_toggle: true, brand_organic_toggle: true },
  });
});

it('keeps switched off what the account has switched off', async () => {
  const options = { ...PUBLIC, allowComments: true, allowDuet: true, allowStitch: true };
  const off = { comment_disabled: true, duet_disabled: true, stitch_disabled: true };
  const { http } = await publish({ options }, off);
  expect(bodyOf(http, VIDEO_INIT)).toMatchObject({ post_info: NOTHING_ALLOWED });
  const photos = await publish({ options, media: [aPhoto()] }, off);
  expect(bodyOf(photos.http, PHOTO_INIT)).toMatchObject({ post_info: { disable_comment: true } });
});

it('sends photos by their addresses, title and text apart', async () => {
  const media = [aPhoto(), aPhoto({ key: 'b', url: 'https://media.example/b.webp' })];
  const options = { ...PUBLIC, photoTitle: 'Lamps', photoCoverIndex: 1, addsMusic: true };
  const { http, result } = await publish({ media, options });
  expect(bodyOf(http, PHOTO_INIT)).toEqual({
    ...{ media_type: 'PHOTO', post_mode: 'DIRECT_POST' },
    post_info: {
      ...{ title: 'Lamps', description: 'A lamp is lit', privacy_level: 'PUBLIC_TO_EVERYONE' },
      ...{ disable_comment: true, auto_add_music: true, ...NO_BRAND },
    },
    source_info: {
      source: 'PULL_FROM_URL',
      photo_images: ['https://media.example/a.jpg', 'https://media.example/b.webp'],
      photo_cover_index: 1,
    },
  });
  expect(result.url).toBe('https://web.example/@harbourlight/photo/7391234567890123456');
});

it('labels photos made with AI only when asked to', async () => {
  const options = { ...PUBLIC, isAiGenerated: true };
  const { http } = await publish({ media: [aPhoto()], options });
  expect(bodyOf(http, PHOTO_INIT)).toMatchObject({ post_info: { is_aigc: true } });
});

it('lets TikTok fetch a video', async () => {
  const media = [aVideo({ url: 'https://media.example/film.mp4' })];
  const { http } = await publish({ media, options: { ...PUBLIC, videoTransfer: 'url' } });
  expect(bodyOf(http, VIDEO_INIT)).toMatchObject({
    source_info: { source: 'PULL_FROM_URL', video_url: 'https://media.example/film.mp4' },
  });
  expect(http.sent('PUT', '')).toEqual([]);
});

it('sends drafts without anything that their owner chooses, and asks nothing before', async () => {
  const options = { mode: 'inbox', privacyLevel: 'SELF_ONLY', isAiGenerated: true };
  const video = await publish({ media: [aVideoOf(1000)], options });
  expect(Object.keys(bodyOf(video.http, INBOX_INIT) as object)).toEqual(['source_info']);
  expect(video.http.sent('POST', CREATOR)).toEqual([]);
  const photos = await publish({ media: [aPhoto()], options });
  expect(bodyOf(photos.http, PHOTO_INIT)).toEqual({
    ...{ media_type: 'PHOTO', post_mode: 'MEDIA_UPLOAD' },
    post_info: { description: 'A lamp is lit' },
    source_info: {
      ...{ source: 'PULL_FROM_URL', photo_images: ['https://media.example/a.jpg'] },
      photo_cover_index: 0,
    },
  });
});
