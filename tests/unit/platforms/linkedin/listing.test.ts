import { TransportError } from '../../../../server/src/platforms/contract';
import type { PreparedPart, Reconciliation } from '../../../../server/src/platforms/contract';
import { imageFile } from '../../../platform-kit/files';
import { answer } from '../../../platform-kit/scripted-http';
import { doubting, failureOf, NOW, PAGE, reasonOf, someContent, urnAt } from './builders';
import type { Setup, SetupOptions } from './builders';
import type { Answer } from '../../../platform-kit/scripted-http';

describe('a page’s doubtful post', () => {
  const listing = async (
    elements: (part: PreparedPart) => unknown[],
    options: SetupOptions = {}
  ) => {
    const { setup, part, doubt } = await doubting({ author: PAGE, ...options });
    setup.http.on('GET', '/rest/posts?', answer(200, { elements: elements(part) }));
    return { setup, doubt, result: await setup.adapter.reconcile(setup.request, doubt) };
  };
  const commentaryOf = (part: PreparedPart) => (part.payload as { commentary: string }).commentary;
  const listed = (part: PreparedPart, changes: object = {}) => ({
    id: urnAt(NOW - 50_000),
    author: PAGE,
    createdAt: NOW - 50_000,
    lifecycleState: 'PUBLISHED',
    ...(part.payload as object),
    ...changes,
  });

  it('is found by author, time and words', async () => {
    const { setup, result } = await listing((part) => [
      listed(part, { id: urnAt(NOW - 40_000), commentary: 'Something else' }),
      listed(part),
    ]);
    expect(result).toMatchObject({ outcome: 'posted', part: { id: urnAt(NOW - 50_000) } });
    const [request] = setup.http.sent('GET', '/rest/posts?');
    expect(request?.url).toBe(
      'https://api.example/rest/posts?q=author&author=urn%3Ali%3Aorganization%3A2414183&count=100&start=0&sortBy=LAST_MODIFIED'
    );
    expect(request?.headers).toMatchObject({
      'X-RestLi-Method': 'FINDER',
      'LinkedIn-Version': '202609',
    });
    expect(setup.http.sent('POST', '/rest/posts')).toHaveLength(0);
  });

  it('is found in the form in which LinkedIn stores hashtags and links', async () => {
    const { result } = await listing(
      (part) => [
        listed(part, {
          commentary: 'Out \\(free\\) {hashtag|\\#|opensource} https://lnkd.in/abc',
        }),
      ],
      { content: someContent('Out (free) #opensource https://harbour.example/a_b') }
    );
    expect(result.outcome).toBe('posted');
  });

  it('is the oldest fitting one', async () => {
    const { result } = await listing((part) => [
      listed(part, { id: urnAt(NOW - 10_000), createdAt: NOW - 10_000 }),
      listed(part),
    ]);
    expect(result).toMatchObject({ part: { id: urnAt(NOW - 50_000) } });
  });

  it.each([
    ['another text', { commentary: 'Hello!' }],
    ['another author', { author: 'urn:li:organization:1' }],
    ['a time long before the attempt', { createdAt: NOW - 60_000 - 60_001 }],
  ])('is absent when all that is listed has %s', async (_, changes) => {
    const { result } = await listing((part) => [listed(part, changes)]);
    expect(result).toEqual({ outcome: 'absent' });
  });

  it('is found up to 60 s before the attempt began', async () => {
    const { result } = await listing((part) => [listed(part, { createdAt: NOW - 120_000 })]);
    expect(result.outcome).toBe('posted');
  });

  it('is found in the time since the first doubt', async () => {
    const { setup, part, doubt } = await doubting({ author: PAGE });
    const elements = [listed(part, { createdAt: NOW - 600_000 })];
    setup.http.on('GET', '/rest/posts?', answer(200, { elements }));
    const since = NOW - 600_000;
    const result = await setup.adapter.reconcile(setup.request, { ...doubt, since });
    expect(result.outcome).toBe('posted');
  });

  it.each([
    ['Which pier?', 'posted'],
    ['Which ferry?', 'absent'],
  ])('with a poll is judged by its question %j', async (question, outcome) => {
    const poll = { question: 'Which pier?', options: ['North', 'South'] };
    const { result } = await listing(
      (part) => [listed(part, { content: { poll: { question } } })],
      {
        options: { poll },
      }
    );
    expect(result.outcome).toBe(outcome);
  });

  it('is dated by its id when the list gives no times', async () => {
    const { result } = await listing((part) => [listed(part, { createdAt: undefined })]);
    expect(result.outcome).toBe('posted');
  });

  it('survives elements it cannot read', async () => {
    const { result } = await listing((part) => [null, 7, { content: 3 }, listed(part)]);
    expect(result.outcome).toBe('posted');
  });

  describe('with images', () => {
    const options = {
      content: someContent('Hello', { media: [imageFile({ key: 'a' }), imageFile({ key: 'b' })] }),
    };
    it.each([
      ['the same', ['urn:li:image:1', 'urn:li:image:2'], 'posted'],
      ['other', ['urn:li:image:1', 'urn:li:image:9'], 'absent'],
    ])('is judged by %s images', async (_, ids, outcome) => {
      const content = { multiImage: { images: ids.map((id) => ({ id, altText: '' })) } };
      const { result } = await listing((part) => [listed(part, { content })], options);
      expect(result.outcome).toBe(outcome);
    });

    it('is judged by its words when the list tells no content', async () => {
      const { result } = await listing((part) => [listed(part, { content: undefined })], options);
      expect(result.outcome).toBe('posted');
    });
  });

  it.each([
    ['link', { source: 'https://harbour.example/guide' }, 'posted'],
    ['thumbnail', { source: 'https://lnkd.in/x', thumbnail: 'urn:li:image:1' }, 'posted'],
    ['neither', { source: 'https://other.example', thumbnail: 'urn:li:image:9' }, 'absent'],
  ])('with a card is judged by its %s', async (_, article, outcome) => {
    const card = {
      url: 'https://harbour.example/guide',
      title: 'Guide',
      description: '',
      image: imageFile({ key: 'card' }),
    };
    const { result } = await listing((part) => [listed(part, { content: { article } })], {
      content: someContent('Read', { card }),
    });
    expect(result.outcome).toBe(outcome);
  });

  it('leaves a note when absent, so that a later duplicate is recognised', async () => {
    const { setup, doubt, result } = await listing(() => []);
    expect(result).toEqual({ outcome: 'absent' });
    expect(setup.journal.handles.doubtNotFound).toEqual({
      startedAt: doubt.startedAt,
      endedAt: doubt.endedAt,
    });
  });

  it('is unsure when a full list does not reach back to the attempt', async () => {
    const { result } = await listing((part) =>
      Array.from({ length: 100 }, () =>
        listed(part, { commentary: `${commentaryOf(part)}!`, lastModifiedAt: NOW })
      )
    );
    expect(reasonOf(result).reason).toMatch(/look at the page/);
  });

  const failing = async (
    given: Answer
  ): Promise<{ setup: Setup; result: Promise<Reconciliation> }> => {
    const { setup, doubt } = await doubting({ author: PAGE });
    setup.http.on('GET', '/rest/posts?', given);
    return { setup, result: setup.adapter.reconcile(setup.request, doubt) };
  };

  it('is unsure when the connection may not list posts', async () => {
    const { result } = await failing(answer(403, { code: 'ACCESS_DENIED' }));
    expect(reasonOf(await result).reason).toMatch(/may not read the posts of the page/);
  });

  it.each([
    ['a 500', answer(500)],
    ['a page of HTML', answer(200, '<html>')],
    ['a timeout', new TransportError('timeout', 'x')],
  ])('is asked for again after %s: that proves nothing', async (_, given) => {
    const { result } = await failing(given);
    expect((await failureOf(result)).family).toBe('retryable');
  });
});
