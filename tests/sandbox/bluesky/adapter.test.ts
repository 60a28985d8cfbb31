import type { PublishRequest } from '../../../server/src/platforms/contract';
import { MemoryJournal } from '../../platform-kit/memory-journal';
import { AdapterUnderTest, aFilm, aPicture, failureOf } from './adapter-under-test';
import { BlueskyUnderTest, type Json } from './bluesky-under-test';

const HOUR_MS = 3_600_000;

describe('the Bluesky adapter on the sandbox', () => {
  let bluesky: BlueskyUnderTest;
  let under: AdapterUnderTest;

  beforeEach(async () => {
    bluesky = await BlueskyUnderTest.start();
    under = new AdapterUnderTest(bluesky);
  });
  afterEach(() => bluesky.close());

  const publish = (...args: Parameters<AdapterUnderTest['request']>) =>
    under.adapter.publish(under.request(...args));
  const blobs = () => {
    const { blobs: kept } = bluesky.world.state<{ blobs: Record<string, Json> }>(() => ({
      blobs: {},
    }));
    return Object.keys(kept[under.account.id] ?? {});
  };
  const doubtOf = (part: PublishRequest['journal'] & MemoryJournal) => {
    if (!part.mark) throw new Error('No commit was begun');
    const now = bluesky.world.clock.now();
    return { part: part.mark.part, startedAt: now, endedAt: now, since: now };
  };

  describe('posts', () => {
    it('text, with links that work, at the address that it names', async () => {
      const text = 'Héllo 👩‍👩‍👧 see https://quay.test/a #tides';
      const { id, url } = await publish({ text });
      expect(under.posts()).toMatchObject([{ id, url, text, media: [], link: null }]);
      const page = await bluesky.html(String(url).replace(bluesky.url, ''));
      expect(page.html).toMatch(/<a [^>]*>https:\/\/quay\.test\/a<\/a>/);
      expect(page.html).toContain('<a href="/hashtag/tides">#tides</a>');
    });

    it('a link card with its picture', async () => {
      const card = {
        url: 'https://quay.test/a',
        title: 'The light is back',
        description: '',
        image: await aPicture('card'),
      };
      const { id } = await publish({ card });
      expect(under.posts()).toMatchObject([{ link: card.url }]);
      expect(await under.recordOf(id)).toHaveProperty(
        'value.embed.external.thumb.mimeType',
        'image/jpeg'
      );
    });

    it.each([1, 4, 5, 10])('%i pictures in order', async (count) => {
      const media = await Promise.all(Array.from({ length: count }, (_, at) => aPicture(`${at}`)));
      await publish({ media });
      expect(under.posts()[0]?.media).toEqual(
        media.map(({ altText }) => ({ kind: 'image', altText }))
      );
    });

    it('a video, made ready by the service', async () => {
      const film = await aFilm();
      const { id, url } = await publish({ media: [film] });
      expect(under.posts()[0]?.media).toEqual([{ kind: 'video', altText: film.altText }]);
      const { value } = await under.recordOf(id);
      expect(value).toMatchObject({ embed: { aspectRatio: { width: 1080, height: 1920 } } });
      const page = await bluesky.html(String(url).replace(bluesky.url, ''));
      const [, source = ''] =
        /<video controls\s+preload="metadata"\s+src="([^"]+)"/.exec(page.html) ?? [];
      const piece = await fetch(bluesky.url + source, { headers: { range: 'bytes=0-9' } });
      expect([piece.status, (await piece.arrayBuffer()).byteLength]).toEqual([206, 10]);
    });

    it('a video by the account’s server where the service refuses', async () => {
      bluesky.act('configure', { videoServiceRefuses: true });
      await publish({ media: [await aFilm()] });
      expect(under.posts()[0]?.media).toMatchObject([{ kind: 'video' }]);
    });

    it('a thread whose parts hang together, media in a later part', async () => {
      const parts = [
        { text: 'one', media: [] },
        { text: 'two', media: [await aPicture('two')] },
        { text: 'three', media: [] },
      ];
      const { parts: posted } = await publish({ parts });
      const [one, two, three] = under.posts();
      expect([one?.text, two?.text, three?.text]).toEqual(['one', 'two', 'three']);
      expect([one?.replyTo, two?.replyTo, three?.replyTo]).toEqual([null, one?.id, two?.id]);
      expect(posted.map(({ id }) => id)).toEqual([one?.id, two?.id, three?.id]);
      expect(bluesky.world.ledger.summary()).toEqual({ posts: 3, duplicates: [] });
    });

    it('what an editor chose: gates, warnings, tags, languages, a silent loop', async () => {
      const options = {
        replies: 'nobody',
        quotes: 'nobody',
        labels: ['graphic-media'],
        tags: ['tide'],
        langs: ['nb', 'nn'],
        videoPresentation: 'gif',
      };
      const { id, url } = await publish({ media: [await aFilm()] }, { options });
      const { value } = await under.recordOf(id);
      expect(value).toMatchObject({ langs: ['nb', 'nn'], tags: ['tide'] });
      expect(await under.recordOf(id, 'app.bsky.feed.threadgate')).toMatchObject({
        value: { post: id, allow: [] },
      });
      expect(await under.recordOf(id, 'app.bsky.feed.postgate')).toMatchObject({
        value: { post: id },
      });
      const { html } = await bluesky.html(String(url).replace(bluesky.url, ''));
      for (const words of ['Nobody can reply · Quotes are off', 'Graphic media', '>#tide<']) {
        expect(html).toContain(words);
      }
      expect(html).toMatch(/<video autoplay muted loop/);
    });
  });

  describe('refuses before the first call', () => {
    it.each([
      ['TEXT_TOO_LONG', { text: 'a'.repeat(301) }],
      ['EMPTY_POST', { text: '' }],
      ['TEXT_BROKEN', { text: 'a\u0000b' }],
    ])('%s', async (code, content) => {
      expect((await failureOf(publish(content))).code).toBe(code);
      expect(under.posts()).toEqual([]);
    });
  });

  describe('never posts twice', () => {
    it('finds the post whose answer was lost', async () => {
      under.fault('commit-then-drop', 'create-post');
      const journal = new MemoryJournal();
      const request = under.request({}, { journal, options: { replies: 'nobody' } });
      expect((await failureOf(under.adapter.publish(request))).family).toBe('unknown_outcome');
      const found = await under.adapter.reconcile(request, doubtOf(journal));
      const [post] = under.posts();
      expect(found).toMatchObject({ outcome: 'posted', part: { id: post?.id, url: post?.url } });
      expect(await under.recordOf(post?.id ?? '', 'app.bsky.feed.threadgate')).toHaveProperty(
        'value'
      );
      await under.adapter.publish(request);
      expect(under.posts()).toHaveLength(1);
    });

    it('says absent when the call never arrived, and then sends it', async () => {
      under.fault('drop-before', 'create-post');
      const journal = new MemoryJournal();
      const request = under.request({}, { journal });
      expect((await failureOf(under.adapter.publish(request))).family).toBe('unknown_outcome');
      expect(await under.adapter.reconcile(request, doubtOf(journal))).toEqual({
        outcome: 'absent',
      });
      await under.adapter.publish(request);
      expect(under.posts()).toHaveLength(1);
    });

    it('writes the gate that was lost, without touching the post', async () => {
      under.fault('drop-before', 'put-gate');
      const journal = new MemoryJournal();
      const request = under.request({}, { journal, options: { quotes: 'nobody' } });
      const failure = await failureOf(under.adapter.publish(request));
      expect([failure.family, failure.code]).toEqual(['unknown_outcome', 'GATE_PENDING']);
      const [post] = under.posts();
      const found = await under.adapter.reconcile(request, doubtOf(journal));
      expect(found).toMatchObject({ outcome: 'posted', part: { id: post?.id } });
      expect(await under.recordOf(post?.id ?? '', 'app.bsky.feed.postgate')).toHaveProperty(
        'value'
      );
      expect(bluesky.world.ledger.summary()).toEqual({ posts: 1, duplicates: [] });
    });

    it('uploads nothing again after a crash between preparing and posting', async () => {
      const journal = new MemoryJournal();
      const media = [await aFilm()];
      const first = under.request({ media }, { journal });
      await under.adapter.prepare(first);
      const before = blobs();
      for (const operation of ['upload-bytes', 'upload-video', 'video-job', 'service-auth']) {
        under.fault('drop-before', operation);
      }
      await under.adapter.publish(under.request({ media }, { journal }));
      expect(blobs()).toEqual(before);
      expect(under.posts()).toHaveLength(1);
    });

    it('goes on with the job of a video whose upload was answered', async () => {
      const journal = new MemoryJournal();
      const media = [await aFilm()];
      under.fault('drop-before', 'video-job');
      const request = under.request({ media }, { journal });
      expect((await failureOf(under.adapter.prepare(request))).family).toBe('retryable');
      under.fault('drop-before', 'upload-video');
      await under.adapter.publish(request);
      expect(under.posts()).toHaveLength(1);
    });

    it('uses what the service has when the answer to an upload was lost', async () => {
      under.fault('commit-then-drop', 'upload-video');
      const request = under.request({ media: [await aFilm()] });
      expect((await failureOf(under.adapter.prepare(request))).family).toBe('retryable');
      await under.adapter.publish(request);
      const state = bluesky.world.state<{ videoJobs: Json }>(() => ({ videoJobs: {} }));
      expect(Object.keys(state.videoJobs)).toHaveLength(1);
      expect(under.posts()[0]?.media).toMatchObject([{ kind: 'video' }]);
    });

    it('posts a video whose blob was collected meanwhile as a bare file', async () => {
      const journal = new MemoryJournal();
      const request = under.request({ media: [await aFilm()] }, { journal });
      await under.adapter.prepare(request);
      bluesky.world.clock.advance(7 * HOUR_MS);
      Object.assign(
        under.credentials,
        (bluesky.act('issue-token') as AdapterUnderTest).credentials
      );
      const again = under.request({ media: request.content.parts[0]?.media }, { journal });
      expect((await failureOf(under.adapter.publish(again))).code).toBe('BlobNotFound');
      await under.adapter.publish(again);
      expect(under.posts()[0]?.media).toMatchObject([{ kind: 'video' }]);
    });

    it('resumes a thread at the part that is missing', async () => {
      const parts = ['one', 'two', 'three'].map((text) => ({ text, media: [] }));
      const journal = new MemoryJournal();
      bluesky.world.faults.add({
        platform: 'bluesky',
        operation: 'create-post',
        kind: 'status',
        status: 429,
        skip: 1,
      });
      expect((await failureOf(publish({ parts }, { journal }))).family).toBe('retryable');
      await publish({ parts }, { journal });
      expect(under.posts().map(({ text }) => text)).toEqual(['one', 'two', 'three']);
      expect(bluesky.world.ledger.summary().duplicates).toEqual([]);
    });
  });
});
