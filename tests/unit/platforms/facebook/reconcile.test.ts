import type { JsonValue } from '../../../../server/src/platforms/contract';
import { videoFile } from '../../../platform-kit/files';
import { MemoryJournal } from '../../../platform-kit/memory-journal';
import { answer } from '../../../platform-kit/scripted-http';

import { APP_ID, aRequest, aScene, doubtAbout, failureOf, graphError, PAGE_ID } from './builders';

const POST_ID = `${PAGE_ID}_99`;
const text = (message: string): JsonValue => ({ edge: 'feed', body: { message } });
const photos: JsonValue = {
  ...{ edge: 'feed', body: { message: 'Two', attached_media: [{ media_fbid: '111' }] } },
};

const listed = (changes: object = {}) => ({
  ...{ id: POST_ID, message: 'Hello', created_time: '2026-11-22T12:00:05+0000' },
  ...{ application: { id: APP_ID }, ...changes },
});

const lookFor = async (payload: JsonValue, posts: object[], journal = new MemoryJournal()) => {
  const { http, adapter, clock } = aScene();
  http.on('GET', '/published_posts', answer(200, { data: posts }));
  const answerGiven = await adapter.reconcile(
    aRequest({ journal }),
    doubtAbout(payload, clock.time)
  );
  return { answerGiven, http };
};

describe('a doubtful post of the feed', () => {
  it('is looked for among what the Page published, from a minute before', async () => {
    const { answerGiven, http } = await lookFor(text('Hello'), [listed()]);
    expect(answerGiven).toEqual({
      outcome: 'posted',
      part: {
        ...{ index: 0, id: POST_ID, url: `https://www.facebook.com/${POST_ID}` },
        ref: { kind: 'post', postId: POST_ID, mediaId: null },
      },
    });
    const url = new URL(http.requests[0]?.url ?? '');
    expect(url.searchParams.get('since')).toBe(String(Date.UTC(2026, 10, 22, 11, 59) / 1000));
    expect(url.searchParams.get('fields')).toContain('application{id}');
  });

  it.each<[string, JsonValue, object[], string]>([
    ['nothing is there', text('Hello'), [], 'absent'],
    ['the words are others', text('Hello'), [listed({ message: 'Bye' })], 'absent'],
    ['another app wrote them', text('Hello'), [listed({ application: { id: '5' } })], 'absent'],
    [
      'they are from before',
      text('Hello'),
      [listed({ created_time: '2026-11-22T11:00:00+0000' })],
      'absent',
    ],
    [
      'nobody says which app wrote them',
      text('Hello'),
      [listed({ application: undefined })],
      'unsure',
    ],
    ['two say the same', text('Hello'), [listed(), listed({ id: `${PAGE_ID}_98` })], 'unsure'],
    [
      'spaces and forms were changed',
      text('Ma\u0301s  a\n b '),
      [listed({ message: 'Más a b' })],
      'posted',
    ],
    [
      'it shows our photo',
      photos,
      [listed({ message: '', attachments: { data: [{ target: { id: '111' } }] } })],
      'posted',
    ],
    [
      'it shows our photo among others',
      photos,
      [
        listed({
          attachments: {
            data: [
              { subattachments: { data: [{ target: { id: '222' } }, { target: { id: 111 } }] } },
            ],
          },
        }),
      ],
      'posted',
    ],
    [
      'it shows other photos',
      photos,
      [listed({ message: 'Two', attachments: { data: [{ target: { id: '9' } }] } })],
      'absent',
    ],
    ['it says our words and hides what it shows', photos, [listed({ message: 'Two' })], 'unsure'],
    [
      'a link alone is there',
      { edge: 'feed', body: { link: 'https://a.example/x/' } },
      [
        listed({
          message: undefined,
          attachments: { data: [{ unshimmed_url: 'http://a.example/x' }] },
        }),
      ],
      'posted',
    ],
    [
      'another link alone is there',
      { edge: 'feed', body: { link: 'https://a.example/x' } },
      [
        listed({
          message: undefined,
          attachments: { data: [{ unshimmed_url: 'https://a.example/y' }] },
        }),
      ],
      'absent',
    ],
    [
      'nobody says which link it shows',
      { edge: 'feed', body: { link: 'https://a.example/x' } },
      [listed({ message: undefined })],
      'unsure',
    ],
    ['its time cannot be read', text('Hello'), [listed({ created_time: 'soon' })], 'posted'],
  ])('when %s: %#', async (_, payload, posts, outcome) => {
    expect((await lookFor(payload, posts)).answerGiven.outcome).toBe(outcome);
  });

  it('is not one that we know already', async () => {
    const journal = new MemoryJournal();
    journal.posted.push({ index: 0, id: POST_ID, url: null });
    expect((await lookFor(text('Hello'), [listed()], journal)).answerGiven.outcome).toBe('absent');
  });

  it('is asked for again without what a version does not know', async () => {
    const { http, adapter, clock } = aScene();
    http.on(
      'GET',
      '/published_posts',
      graphError(100, undefined, '(#100) Tried accessing nonexisting field (subattachments)'),
      answer(200, { data: [listed()] })
    );
    const doubt = doubtAbout(text('Hello'), clock.time);
    expect(await adapter.reconcile(aRequest(), doubt)).toMatchObject({ outcome: 'posted' });
  });

  it('is left open while Facebook cannot be asked', async () => {
    const { http, adapter, clock } = aScene();
    http.on('GET', '/published_posts', graphError(2));
    const doubt = doubtAbout(text('Hello'), clock.time);
    expect((await failureOf(adapter.reconcile(aRequest(), doubt))).family).toBe('retryable');
  });

  it('of which nothing is known is a person’s to decide', async () => {
    const { adapter, clock } = aScene();
    const doubt = doubtAbout('nothing', clock.time);
    expect(await adapter.reconcile(aRequest(), doubt)).toMatchObject({ outcome: 'unsure' });
  });
});

const reel: JsonValue = { edge: 'video_reels', videoId: '777', body: { upload_phase: 'finish' } };
const video: JsonValue = { edge: 'videos', videoId: '777', body: { upload_phase: 'finish' } };
const phases = (publishing: string, more = {}) => ({
  status: { video_status: 'ready', publishing_phase: { status: publishing }, ...more },
});

describe('a doubtful video', () => {
  const ask = (payload: JsonValue, state: ReturnType<typeof answer>, journal?: MemoryJournal) => {
    const { http, adapter, clock } = aScene();
    http.on('GET', '/777', state);
    const request = aRequest({ media: [videoFile()], journal });
    return adapter.reconcile(request, doubtAbout(payload, clock.time));
  };

  it.each<[string, JsonValue, object, string]>([
    ['it is published', reel, phases('complete'), 'posted'],
    ['it was never told to be', reel, phases('not_started'), 'absent'],
    ['its bytes are there alone', reel, { status: { video_status: 'upload_complete' } }, 'absent'],
    ['it failed', reel, phases('not_started', { processing_phase: { status: 'error' } }), 'absent'],
    ['it is too old', video, { status: { video_status: 'expired' } }, 'absent'],
    [
      'it is ready and shown',
      video,
      { status: { video_status: 'ready' }, published: true },
      'posted',
    ],
  ])('when %s', async (_, payload, state, outcome) => {
    expect((await ask(payload, answer(200, state))).outcome).toBe(outcome);
  });

  it.each([
    ['published right now', phases('in_progress')],
    ['worked on', phases('not_started', { video_status: 'processing' })],
    ['ready, and shown in a moment', { status: { video_status: 'ready' }, published: false }],
  ])('is asked for again while it is %s', async (_, state) => {
    expect(await failureOf(ask(reel, answer(200, state)))).toMatchObject({
      ...{ family: 'retryable', code: 'STILL_PROCESSING' },
    });
  });

  it('is absent when Facebook does not know it', async () => {
    expect(await ask(reel, graphError(100, 33))).toEqual({ outcome: 'absent' });
  });

  it('that failed is uploaded anew', async () => {
    const journal = new MemoryJournal();
    await ask(video, answer(200, { status: { video_status: 'error' } }), journal);
    expect(journal.steps).toEqual(['handle media:film']);
    expect(journal.handles).toEqual({ 'media:film': null });
  });

  it('has an address even where Facebook tells none', async () => {
    expect(await ask(reel, answer(200, phases('complete')))).toMatchObject({
      part: { id: '777', url: 'https://www.facebook.com/reel/777' },
    });
    const told = {
      ...phases('complete'),
      permalink_url: 'https://elsewhere.example/x',
      post_id: 5,
    };
    expect(await ask(reel, answer(200, told))).toMatchObject({
      part: { url: 'https://www.facebook.com/reel/777', ref: { postId: `${PAGE_ID}_5` } },
    });
  });
});

describe('a doubtful story', () => {
  const ask = (payload: JsonValue, stories: object[]) => {
    const { http, adapter, clock } = aScene();
    http.on('GET', '/stories', answer(200, { data: stories }));
    http.on('GET', '/777', answer(200, phases('complete')));
    return adapter.reconcile(aRequest(), doubtAbout(payload, clock.time));
  };
  const photo: JsonValue = { edge: 'photo_stories', body: { photo_id: '111' } };
  const film: JsonValue = {
    edge: 'video_stories',
    videoId: '777',
    body: { upload_phase: 'finish' },
  };

  it('is the one that shows our photo', async () => {
    const stories = [
      { post_id: '1', media_id: '5' },
      { post_id: '2', media_id: '111' },
    ];
    expect(await ask(photo, stories)).toMatchObject({ outcome: 'posted', part: { id: '2' } });
  });

  it('of a photo that is not listed is a person’s to decide', async () => {
    expect(await ask(photo, [])).toMatchObject({ outcome: 'unsure' });
  });

  it('of a video goes by the video, and by the list for its post', async () => {
    const part = { url: null, ref: { kind: 'story', mediaId: '777' } };
    expect(await ask(film, [{ post_id: '2', media_id: '777' }])).toMatchObject({
      part: { ...part, id: '2' },
    });
    expect(await ask(film, [])).toMatchObject({ part: { ...part, id: '777' } });
  });
});
