import {
  aPicture,
  aRequest,
  aThreads,
  aVideo,
  CONTAINER,
  created,
  formOf,
  graphError,
  kept,
  limits,
  NOON,
  part,
  smooth,
  status,
  type Shape,
} from './adapter-builders';
import { failureOf } from './builders';

const preparedForms = async (shape: Shape) => {
  const { http, adapter } = aThreads();
  const children = ['18000000000000011', '18000000000000012'];
  const ids = (shape.parts?.[0]?.media.length ?? 0) > 1 ? [...children, CONTAINER] : [CONTAINER];
  smooth(http).on('POST', '/me/threads', ...ids.map(created));
  for (const id of children) http.on('GET', `/${id}?`, status('FINISHED'));
  await adapter.prepare(aRequest(shape));
  return http.sent('POST', '/me/threads').map(formOf);
};

describe('the create call', () => {
  it.each<[string, Shape, Record<string, string>[]]>([
    ['a text', {}, [{ media_type: 'TEXT', text: 'Hello' }]],
    [
      'a text with an attached link',
      { card: 'https://a.example' },
      [{ media_type: 'TEXT', text: 'Hello', link_attachment: 'https://a.example' }],
    ],
    [
      'a link alone',
      { card: 'https://a.example', parts: [part(' ')] },
      [{ media_type: 'TEXT', link_attachment: 'https://a.example' }],
    ],
    [
      'a picture',
      { parts: [part('Dawn', aPicture('dawn', 'A quay'))] },
      [
        {
          ...{ media_type: 'IMAGE', text: 'Dawn', alt_text: 'A quay' },
          image_url: 'https://cms.example/dawn.jpg',
        },
      ],
    ],
    [
      'a video without a text',
      { parts: [part('', aVideo())] },
      [{ media_type: 'VIDEO', video_url: 'https://cms.example/film.mp4' }],
    ],
    [
      'a carousel',
      { parts: [part('Two', aPicture('a', 'first'), aVideo('b'))], options: { topicTag: 'Tides' } },
      [
        {
          ...{ media_type: 'IMAGE', is_carousel_item: 'true', alt_text: 'first' },
          image_url: 'https://cms.example/a.jpg',
        },
        { media_type: 'VIDEO', is_carousel_item: 'true', video_url: 'https://cms.example/b.mp4' },
        {
          ...{ media_type: 'CAROUSEL', text: 'Two', topic_tag: 'Tides' },
          children: '18000000000000011,18000000000000012',
        },
      ],
    ],
    [
      'options',
      {
        options: {
          ...{ replyControl: 'mentioned_only', topicTag: 'Tides', poll: ['a', 'b', 'c'] },
          ...{ replyApproval: true, quotePostId: '17', countries: ['PT', 'ES'], spoilers: ['ell'] },
        },
      },
      [
        {
          ...{ media_type: 'TEXT', text: 'Hello', reply_control: 'mentioned_only' },
          ...{ topic_tag: 'Tides', enable_reply_approvals: 'true', quote_post_id: '17' },
          poll_attachment: '{"option_a":"a","option_b":"b","option_c":"c"}',
          allowlisted_country_codes: 'PT,ES',
          text_entities: '[{"entity_type":"SPOILER","offset":1,"length":3}]',
        },
      ],
    ],
    [
      'a ghost post with a GIF',
      { options: { ghostPost: true, gifId: 'g1' } },
      [
        {
          ...{ media_type: 'TEXT', text: 'Hello', is_ghost_post: 'true' },
          gif_attachment: '{"gif_id":"g1","provider":"GIPHY"}',
        },
      ],
    ],
    [
      'an attached text, which takes the link',
      { card: 'https://a.example', options: { attachedText: 'Long' } },
      [
        {
          ...{ media_type: 'TEXT', text: 'Hello' },
          text_attachment: '{"plaintext":"Long","link_attachment_url":"https://a.example"}',
        },
      ],
    ],
    [
      'hidden pictures',
      { parts: [part('', aPicture())], options: { spoilerMedia: true } },
      [
        {
          ...{ media_type: 'IMAGE', is_spoiler_media: 'true' },
          image_url: 'https://cms.example/cover.jpg',
        },
      ],
    ],
  ])('of %s', async (_, shape, forms) => {
    expect(await preparedForms(shape)).toEqual(forms);
  });

  it('carries the token in the form, and the status call in the query', async () => {
    const { http, adapter } = aThreads();
    smooth(http).on('POST', '/me/threads', created());
    await adapter.prepare(aRequest());
    const [sent] = http.sent('POST', '/me/threads');
    expect(sent?.url).toBe('https://api.example/v1.0/me/threads');
    expect(http.sent('GET', CONTAINER)[0]?.url).toBe(
      `https://api.example/v1.0/${CONTAINER}?fields=id%2Cstatus%2Cerror_message&access_token=the-access-token`
    );
  });

  it('says what opens a conversation only in its first part', async () => {
    const { http, adapter } = aThreads();
    smooth(http).on('POST', '/me/threads', created());
    const options = { replyControl: 'followers_only', topicTag: 'Tides', countries: ['PT'] };
    const prepared = await adapter.prepare(
      aRequest({ parts: [part('one'), part('two')], options })
    );
    expect(prepared[1]?.payload).toEqual({
      fields: { media_type: 'TEXT', text: 'two', allowlisted_country_codes: 'PT' },
      files: [],
    });
    expect(http.sent('POST', '/me/threads')).toHaveLength(1);
  });
});

describe('waiting for a container', () => {
  it('polls less and less often', async () => {
    const { http, adapter, clock } = aThreads();
    const states = ['IN_PROGRESS', 'IN_PROGRESS', 'IN_PROGRESS', 'FINISHED'].map((name) =>
      status(name)
    );
    http
      .on('GET', '/me/threads_publishing_limit', limits())
      .on('POST', '/me/threads', created())
      .on('GET', `/${CONTAINER}?`, ...states);
    await adapter.prepare(aRequest());
    expect(clock.slept).toEqual([1_000, 2_000, 4_000]);
  });

  it('takes "not there" for "not yet" in the first minute, and makes a new one after it', async () => {
    const { http, adapter, clock } = aThreads();
    http
      .on('GET', '/me/threads_publishing_limit', limits())
      .on('POST', '/me/threads', created())
      .on('GET', `/${CONTAINER}?`, graphError(24, 4279009));
    const failure = await failureOf(adapter.prepare(aRequest()));
    expect(failure).toMatchObject({ family: 'retryable', code: 'CONTAINER_GONE' });
    expect(clock.now() - NOON).toBeGreaterThanOrEqual(60_000);
  });

  it('stops after ten minutes and keeps the container', async () => {
    const { http, adapter, clock } = aThreads();
    http
      .on('GET', '/me/threads_publishing_limit', limits())
      .on('POST', '/me/threads', created())
      .on('GET', `/${CONTAINER}?`, status('IN_PROGRESS'));
    const request = aRequest();
    const { failure } = await failureOf(adapter.prepare(request));
    expect(failure).toEqual({ family: 'retryable', retryAfterMs: 60_000 });
    expect(clock.now() - NOON).toBeLessThan(12 * 60_000);
    expect(request.journal.handles['container:0']).toMatchObject({
      id: CONTAINER,
      stage: 'created',
    });
  });

  it('ends at once when the worker shuts down', async () => {
    const { http, adapter } = aThreads();
    const stop = new AbortController();
    http
      .on('GET', '/me/threads_publishing_limit', limits())
      .on('POST', '/me/threads', created())
      .on('GET', `/${CONTAINER}?`, () => {
        stop.abort();
        return status('IN_PROGRESS');
      });
    const failure = await failureOf(adapter.prepare(aRequest({ signal: stop.signal })));
    expect(failure).toMatchObject({ family: 'retryable', code: 'ABORTED' });
  });

  it.each([
    ['FAILED_DOWNLOADING_VIDEO', 'retryable'],
    ['UNKNOWN', 'retryable'],
    ['SOMETHING_NEW', 'retryable'],
    ['FAILED_PROCESSING_AUDIO', 'rejected'],
    ['FAILED_PROCESSING_VIDEO', 'rejected'],
    ['INVALID_ASPEC_RATIO', 'rejected'],
    ['INVALID_BIT_RATE', 'rejected'],
    ['INVALID_DURATION', 'rejected'],
    ['INVALID_FRAME_RATE', 'rejected'],
    ['INVALID_AUDIO_CHANNELS', 'rejected'],
    ['INVALID_AUDIO_CHANNEL_LAYOUT', 'rejected'],
  ])('an ERROR of %s is %s and the container is forgotten', async (code, family) => {
    const { http, adapter } = aThreads();
    http
      .on('GET', '/me/threads_publishing_limit', limits())
      .on('POST', '/me/threads', created())
      .on('GET', `/${CONTAINER}?`, status('ERROR', code));
    const request = aRequest({ parts: [part('', aVideo())] });
    expect(await failureOf(adapter.prepare(request))).toMatchObject({ family, code });
    expect(request.journal.handles['container:0']).toMatchObject({ id: null, failures: 1 });
  });
});

describe('the journal', () => {
  it('goes on with a finished container without a call', async () => {
    const { http, adapter } = aThreads();
    http.on('GET', '/me/threads_publishing_limit', limits());
    const request = aRequest();
    await request.journal.saveHandle('container:0', kept({ stage: 'finished' }));
    await adapter.prepare(request);
    expect(http.requests).toHaveLength(1);
  });

  it.each([
    ['expired', status('EXPIRED')],
    ['unknown to Threads', graphError(100, 33)],
  ])('replaces a container that is %s', async (_, state) => {
    const { http, adapter } = aThreads();
    http
      .on('GET', '/me/threads_publishing_limit', limits())
      .on('POST', '/me/threads', created('18000000000000002'))
      .on('GET', `/${CONTAINER}?`, state)
      .on('GET', '/18000000000000002?', status('FINISHED'));
    const request = aRequest();
    const createdAt = NOON - 2 * 60_000;
    await request.journal.saveHandle('container:0', kept({ stage: 'created', createdAt }));
    await adapter.prepare(request);
    expect(request.journal.handles['container:0']).toMatchObject({ id: '18000000000000002' });
  });

  it('survives handles that are not ours', async () => {
    const { http, adapter } = aThreads();
    smooth(http).on('POST', '/me/threads', created());
    const request = aRequest();
    await request.journal.saveHandle('container:0', 'nonsense');
    await adapter.prepare(request);
    expect(request.journal.handles['container:0']).toMatchObject({
      id: CONTAINER,
      stage: 'finished',
    });
  });

  it('makes nothing for parts that are out', async () => {
    const { http, adapter } = aThreads();
    http.on('GET', '/me/threads_publishing_limit', limits());
    const request = aRequest({ parts: [part('one', aPicture()), part('two')] });
    await request.journal.afterCommit({ index: 0, id: '17', url: null });
    expect(await adapter.prepare(request)).toHaveLength(2);
    expect(http.requests).toHaveLength(1);
  });
});
