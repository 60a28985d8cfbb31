import type { JsonValue } from '../../../../server/src/platforms/contract';
import { answer, ScriptedHttp } from '../../../platform-kit/scripted-http';
import { instagramOptionsSchema } from '../../../../server/src/platforms/instagram';
import { failureOf } from '../meta/builders';
import { content, created, image, instagramOver, request, TOKEN, video, willing } from './builders';

type Options = Record<string, JsonValue>;

const bodiesOf = async (
  post: ReturnType<typeof content>,
  options: Options = {},
  method = 'default'
): Promise<unknown[]> => {
  const http = willing();
  if (method === 'facebook-login') http.on('POST', 'rupload', answer(200, { success: true }));
  await instagramOver(http, { method }).adapter.prepare(request(post, { options }));
  return created(http);
};

describe('what a container is made of', () => {
  it('is the address of the picture, the words and the alternative text', async () => {
    expect(await bodiesOf(content('Morning', [image({ altText: 'A cup' })]))).toEqual([
      { image_url: 'https://cms.example/cover.jpg?sig=1', caption: 'Morning', alt_text: 'A cup' },
    ]);
  });

  it('has no caption where there are no words', async () => {
    expect(await bodiesOf(content(''))).toEqual([
      { image_url: 'https://cms.example/cover.jpg?sig=1' },
    ]);
  });

  it('is every item of a carousel, then the carousel with the words', async () => {
    const files = [
      image({ key: 'a', altText: 'First', url: 'https://cms.example/a' }),
      video({ key: 'b', altText: 'Unheard', url: 'https://cms.example/b' }),
    ];
    expect(await bodiesOf(content('Both', files))).toEqual([
      { is_carousel_item: true, alt_text: 'First', image_url: 'https://cms.example/a' },
      { media_type: 'VIDEO', is_carousel_item: true, video_url: 'https://cms.example/b' },
      { media_type: 'CAROUSEL', caption: 'Both', children: '1,2' },
    ]);
  });

  it('is a reel, also for a video alone in the feed, which then shows there', async () => {
    const url = 'https://cms.example/film.mp4?sig=1';
    expect(await bodiesOf(content('Film', [video()], 'reel'))).toEqual([
      { media_type: 'REELS', caption: 'Film', video_url: url },
    ]);
    expect(await bodiesOf(content('Film', [video()]))).toEqual([
      { media_type: 'REELS', caption: 'Film', share_to_feed: true, video_url: url },
    ]);
  });

  it('is a story without words', async () => {
    expect(await bodiesOf(content('', [image()], 'story'))).toEqual([
      { media_type: 'STORIES', image_url: 'https://cms.example/cover.jpg?sig=1' },
    ]);
  });

  it('asks for an upload where videos travel as bytes', async () => {
    const files = [video({ url: null })];
    expect(await bodiesOf(content('Film', files, 'reel'), {}, 'facebook-login')).toEqual([
      { media_type: 'REELS', caption: 'Film', upload_type: 'resumable' },
    ]);
  });
});

describe('options', () => {
  it('travel in Instagram’s own names', async () => {
    const options = {
      ...{ collaborators: ['lanternrow.studio'], locationId: '1234', madeWithAi: true },
      ...{ userTags: [{ username: 'marsh.walks' }], shareToFeed: false, thumbOffsetMs: 1500 },
      ...{ coverUrl: 'https://cms.example/c.jpg', audioName: 'Waves', trialReel: 'performance' },
    };
    expect(await bodiesOf(content('', [video()], 'reel'), options)).toEqual([
      {
        media_type: 'REELS',
        collaborators: ['lanternrow.studio'],
        location_id: '1234',
        is_ai_generated: true,
        user_tags: [{ username: 'marsh.walks' }],
        share_to_feed: false,
        cover_url: 'https://cms.example/c.jpg',
        thumb_offset: 1500,
        audio_name: 'Waves',
        trial_params: { graduation_strategy: 'SS_PERFORMANCE' },
        video_url: 'https://cms.example/film.mp4?sig=1',
      },
    ]);
  });

  it('go on the carousel, but people are tagged on its first picture', async () => {
    const tag = { username: 'marsh.walks', x: 0.5, y: 0.25 };
    const options = { collaborators: ['lanternrow.studio'], userTags: [tag] };
    const files = [video({ key: 'a' }), image({ key: 'b' }), image({ key: 'c' })];
    expect(await bodiesOf(content('', files), options)).toMatchObject([
      expect.not.objectContaining({ user_tags: expect.anything() as unknown }),
      { user_tags: [tag] },
      expect.not.objectContaining({ user_tags: expect.anything() as unknown }),
      { media_type: 'CAROUSEL', collaborators: ['lanternrow.studio'] },
    ]);
  });

  it('name partners through Facebook Login', async () => {
    const options = { paidPartnership: true, sponsorIds: ['17'] };
    expect(await bodiesOf(content(''), options, 'facebook-login')).toMatchObject([
      { is_paid_partnership: true, branded_content_sponsor_ids: ['17'] },
    ]);
  });

  it.each([
    ['something unknown', { colour: 'red' }],
    ['four collaborators', { collaborators: ['a', 'b', 'c', 'd'] }],
    ['a username with @', { collaborators: ['@a'] }],
    ['a negative frame', { thumbOffsetMs: -1 }],
  ])('refuse %s before the first call', async (_, options: Options) => {
    const http = new ScriptedHttp();
    const post = request(content('x'), { options });
    const failure = await failureOf(instagramOver(http).adapter.publish(post));
    expect([failure.family, failure.code]).toEqual(['rejected', 'INVALID_OPTIONS']);
    expect(http.requests).toEqual([]);
  });

  it('are described for the form', () => {
    const { shape } = instagramOptionsSchema;
    for (const field of Object.values(shape)) {
      expect(field.meta()).toMatchObject({
        title: expect.any(String) as string,
        description: expect.any(String) as string,
      });
    }
    expect(shape.audioName.meta()).toMatchObject({ formats: ['reel'] });
  });
});

describe('the call', () => {
  it('carries token and words in header and body, never in the address', async () => {
    const http = willing();
    const app = { clientId: 'a', clientSecret: 'the-app-secret' };
    await instagramOver(http, { app }).adapter.publish(request(content('Secret plans')));
    for (const { url, headers } of http.requests) {
      expect(url).not.toContain(TOKEN);
      expect(url).not.toContain('Secret');
      expect(headers?.authorization).toBe(`Bearer ${TOKEN}`);
    }
    expect(created(http)[0]).toMatchObject({
      appsecret_proof: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      appsecret_time: '1795348800',
    });
  });

  it('goes to the host of the connect method', async () => {
    for (const [method, host] of [
      ['default', 'https://graph.instagram.com/v25.0/'],
      ['facebook-login', 'https://graph.facebook.com/v25.0/'],
    ] as const) {
      const http = willing();
      await instagramOver(http, { method }).adapter.publish(request(content('x')));
      expect(http.requests.every(({ url }) => url.startsWith(host))).toBe(true);
    }
  });
});
