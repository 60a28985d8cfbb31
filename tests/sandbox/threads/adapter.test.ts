import { part, startAdapter, type AdapterForTest } from './adapter-for-test';

let test: AdapterForTest;
beforeEach(async () => {
  test = await startAdapter();
});
afterEach(() => test.close());

const factsOf = (id: string) => test.threads.act('post-facts', { id }) as Record<string, unknown>;

describe('every kind of post', () => {
  it('a text', async () => {
    const result = await test.adapter.publish(test.request({}));
    expect(test.posts()).toEqual([
      {
        id: result.id,
        url: expect.stringMatching(/\/@harbourlightweekly\/post\/\w+$/) as unknown,
        text: 'Hello from the quay',
        media: [],
        link: null,
        replyTo: null,
        format: 'feed',
      },
    ]);
  });

  it('an attached link, with and without a text', async () => {
    const card = { url: 'https://harbour.example/tides', title: '', description: '', image: null };
    await test.adapter.publish(test.request({ card }));
    await test.adapter.publish(test.request({ card, parts: [part('')] }));
    expect(test.posts().map(({ text, link }) => [text, link])).toEqual([
      ['Hello from the quay', card.url],
      ['', card.url],
    ]);
  });

  it('a picture with its description', async () => {
    const file = await test.picture('dawn', 'The quay at dawn');
    await test.adapter.publish(test.request({ parts: [part('Dawn', file)] }));
    expect(test.posts()[0]?.media).toEqual([{ kind: 'image', altText: 'The quay at dawn' }]);
    expect(test.media.asked).toEqual(['/dawn.jpg']);
  });

  it('a video with its description', async () => {
    const film = { ...(await test.video('film')), altText: 'Waves' };
    await test.adapter.publish(test.request({ parts: [part('', film)] }));
    expect(test.posts()[0]).toMatchObject({
      text: '',
      media: [{ kind: 'video', altText: 'Waves' }],
    });
  });

  it('a carousel of pictures and videos, in order', async () => {
    const files = [
      await test.picture('a', 'first'),
      await test.video('b'),
      await test.picture('c'),
    ];
    await test.adapter.publish(test.request({ parts: [part('Three', ...files)] }));
    expect(test.posts().map(({ text, media }) => [text, media])).toEqual([
      [
        'Three',
        [
          { kind: 'image', altText: 'first' },
          { kind: 'video', altText: '' },
          { kind: 'image', altText: '' },
        ],
      ],
    ]);
  });

  it('a carousel of twenty', async () => {
    const files = await Promise.all(
      Array.from({ length: 20 }, (_, place) => test.picture(`p${place}`))
    );
    await test.adapter.publish(test.request({ parts: [part('Twenty', ...files)] }));
    expect(test.posts()[0]?.media).toHaveLength(20);
  });

  it('a thread whose parts answer each other, with files of every kind', async () => {
    const parts = [
      part('one'),
      part('two', await test.picture('two')),
      part('three', await test.video('three')),
      part('four', await test.picture('x'), await test.video('y')),
      part('five'),
    ];
    const result = await test.adapter.publish(test.request({ parts }));
    const ids = result.parts.map(({ id }) => id);
    expect(test.posts().map(({ id, text, replyTo }) => [id, text, replyTo])).toEqual(
      ['one', 'two', 'three', 'four', 'five'].map((text, place) => [
        ids[place],
        text,
        place === 0 ? null : ids[place - 1],
      ])
    );
    expect(test.posts().map(({ media }) => media.map(({ kind }) => kind))).toEqual([
      [],
      ['image'],
      ['video'],
      ['image', 'video'],
      [],
    ]);
  });

  it('every option of a text post', async () => {
    const options = {
      replyControl: 'followers_only',
      topicTag: 'Tides & more'.replace(' & ', ' and '),
      poll: ['Ebb', 'Flood', 'Both'],
      spoilers: ['the quay'],
      replyApproval: true,
      countries: ['PT', 'ES'],
    };
    const { id } = await test.adapter.publish(test.request({}, options));
    expect(factsOf(id)).toMatchObject({
      replyControl: 'followers_only',
      topicTag: 'Tides and more',
      poll: ['Ebb', 'Flood', 'Both'],
      spoilers: [{ offset: 11, length: 8 }],
      needsApproval: true,
      countries: ['PT', 'ES'],
    });
  });

  it('a ghost post, which is gone after a day', async () => {
    await test.adapter.publish(test.request({}, { ghostPost: true }));
    expect(test.posts()).toHaveLength(1);
    test.threads.world.clock.advance(86_400_000);
    expect(test.posts()).toEqual([]);
  });

  it('hidden pictures, an attached text with a link, a GIF and a quote', async () => {
    const file = await test.picture('dawn');
    const hidden = { parts: [part('Dawn', file)] };
    const card = { url: 'https://harbour.example/', title: '', description: '', image: null };
    const first = await test.adapter.publish(test.request(hidden, { spoilerMedia: true }));
    const attachedText = 'Long. '.repeat(1000);
    const second = await test.adapter.publish(test.request({ card }, { attachedText }));
    const options = { gifId: 'abc123', quotePostId: first.id };
    const third = await test.adapter.publish(test.request({}, options));
    expect(factsOf(first.id)).toMatchObject({ hidesMedia: true });
    expect(factsOf(second.id)).toMatchObject({ attachedText, linkAttachment: card.url });
    expect(factsOf(third.id)).toMatchObject({ gifId: 'abc123', quotedId: first.id });
  });

  it('survives ids that come as numbers', async () => {
    test.threads.act('configure', { idsAs: 'number' });
    const parts = [part('one'), part('two')];
    const { parts: posted } = await test.adapter.publish(test.request({ parts }));
    expect(test.posts().map(({ id }) => id)).toEqual(posted.map(({ id }) => id));
    expect(test.posts()[1]?.replyTo).toBe(posted[0]?.id);
  });
});
