import type { PublishRequest } from '../../../server/src/platforms/contract';
import { failureOf, part, startAdapter, type AdapterForTest } from './adapter-for-test';

let test: AdapterForTest;
beforeEach(async () => {
  test = await startAdapter();
});
afterEach(() => test.close());

describe('the moment of publishing', () => {
  it('tries the same container again while Threads does not find it', async () => {
    test.threads.act('configure', { publishLagMs: 40_000 });
    await test.adapter.publish(test.request({}));
    expect(test.posts()).toHaveLength(1);
    // The post itself is counted, although it was asked before it.
    expect(test.adapter.getRateLimitStatus()).toMatchObject([{ ruleId: 'posts', remaining: 249 }]);
    expect(test.calls.filter((call) => call === 'POST /me/threads')).toHaveLength(1);
    expect(test.calls.filter((call) => call === 'POST /me/threads_publish').length).toBeGreaterThan(
      2
    );
  });

  it('makes a new container when it is never found, and posts once', async () => {
    test.threads.act('configure', { publishLagMs: 3_600_000 });
    const request = test.request({});
    const failure = await failureOf(test.adapter.publish(request));
    expect(failure).toMatchObject({ family: 'retryable', code: 'CONTAINER_NOT_FOUND' });
    test.threads.act('configure', { publishLagMs: 0 });
    await test.adapter.publish(request);
    expect(test.posts()).toHaveLength(1);
    expect(test.calls.filter((call) => call === 'POST /me/threads')).toHaveLength(2);
  });

  it.each(['commit-then-drop', 'commit-then-status', 'commit-then-cut'] as const)(
    'does not know the outcome after %s, finds the post, and posts no other',
    async (kind) => {
      test.fault('publish', kind);
      const request = test.request({});
      const failure = await failureOf(test.adapter.publish(request));
      expect(failure.family).toBe('unknown_outcome');
      const answer = await test.adapter.reconcile(request, test.doubtOf(request));
      const [post] = test.posts();
      expect(answer).toEqual({
        outcome: 'posted',
        part: { index: 0, id: post?.id, url: post?.url },
      });
      expect(test.posts()).toHaveLength(1);
    }
  );

  it('says absent when the call never arrived, and the next run uses the same container', async () => {
    test.fault('publish', 'drop-before');
    const request = test.request({});
    expect((await failureOf(test.adapter.publish(request))).family).toBe('unknown_outcome');
    expect(await test.adapter.reconcile(request, test.doubtOf(request))).toEqual({
      outcome: 'absent',
    });
    await test.adapter.publish(request);
    expect(test.posts()).toHaveLength(1);
    expect(test.calls.filter((call) => call === 'POST /me/threads')).toHaveLength(1);
  });

  it.each(['not-found', 'same-id', 'again'])(
    'never publishes a published container again, whatever that would do (%s)',
    async (republish) => {
      test.threads.act('configure', { republish });
      test.fault('publish', 'commit-then-drop');
      const request = test.request({});
      await failureOf(test.adapter.publish(request));
      // As if the first look had come too early and somebody said "post again".
      const { id } = await test.adapter.publish(request);
      expect(test.posts().map((post) => post.id)).toEqual([id]);
      expect(test.threads.world.ledger.summary()).toEqual({ posts: 1, duplicates: [] });
    }
  );

  it('asks again while the lists do not show a published post, then leaves it to a person', async () => {
    test.threads.act('configure', { listLagMs: 3_600_000 });
    test.fault('publish', 'commit-then-drop');
    const request = test.request({});
    await failureOf(test.adapter.publish(request));
    const doubt = test.doubtOf(request);
    expect(await failureOf(test.adapter.reconcile(request, doubt))).toMatchObject({
      family: 'retryable',
      code: 'NOT_LISTED_YET',
    });
    test.threads.world.clock.advance(10 * 60_000);
    expect(await test.adapter.reconcile(request, doubt)).toMatchObject({ outcome: 'unsure' });
  });

  it('finds the lost part of a thread among the replies and goes on behind it', async () => {
    test.fault('publish', 'commit-then-drop', { skip: 1 });
    const request = test.request({ parts: [part('one'), part('two'), part('three')] });
    await failureOf(test.adapter.publish(request));
    const answer = await test.adapter.reconcile(request, test.doubtOf(request));
    if (answer.outcome !== 'posted') throw new Error(answer.outcome);
    await request.journal.afterCommit(answer.part);
    await test.adapter.publish(request);
    const [one, two, three] = test.posts();
    expect([two?.replyTo, three?.replyTo]).toEqual([one?.id, two?.id]);
    expect(test.posts()).toHaveLength(3);
  });

  it('is held when the quota is spent, before anything is made', async () => {
    test.threads.act('exhaust-quota');
    const failure = await failureOf(test.adapter.publish(test.request({})));
    expect(failure).toMatchObject({ family: 'rate_limited', code: 'QUOTA_SPENT' });
    expect(test.calls).toEqual(['GET /me/threads_publishing_limit']);
    expect(test.adapter.getRateLimitStatus()).toMatchObject([
      { ruleId: 'posts', limit: 250, remaining: 0 },
    ]);
    test.threads.world.clock.advance(86_400_000);
    await test.adapter.publish(test.request({}));
    expect(test.posts()).toHaveLength(1);
  });

  it('starts no thread that the replies of the day do not let through', async () => {
    test.threads.act('configure', { repliesPerDay: 1 });
    const parts = [part('one'), part('two'), part('three')];
    const failure = await failureOf(test.adapter.publish(test.request({ parts })));
    expect(failure.family).toBe('rate_limited');
    expect(test.posts()).toEqual([]);
  });

  it('is held by the refusal itself when the quota runs out in between', async () => {
    test.fault('publishing-limit', 'status', { status: 503 });
    test.threads.act('exhaust-quota');
    const failure = await failureOf(test.adapter.publish(test.request({})));
    expect(failure).toMatchObject({ family: 'rate_limited', code: 'GRAPH_9' });
  });

  it.each([
    ['spam', 'GRAPH_4_2207051'],
    ['restricted', 'GRAPH_24_4279013'],
  ])('tells that the account is blocked (%s)', async (restriction, code) => {
    test.threads.act('configure', { restriction });
    const failure = await failureOf(test.adapter.publish(test.request({})));
    expect(failure).toMatchObject({ family: 'account_problem', code });
  });

  it('names the config key when the version is gone', async () => {
    test.threads.act('configure', { apiVersions: ['v2.0'] });
    const failure = await failureOf(test.adapter.publish(test.request({})));
    expect(failure.family).toBe('operator_problem');
    expect(failure.message).toContain('platforms.threads.apiVersion');
  });

  it('asks for a refresh when the token ends between preparing and publishing', async () => {
    const request = test.request({});
    const [prepared] = await test.adapter.prepare(request);
    test.threads.act('expire-tokens');
    if (!prepared) throw new Error('Nothing was prepared.');
    const failure = await failureOf(test.adapter.commit(request, prepared, []));
    expect(failure.family).toBe('auth_expired');
    const { credentials } = test.threads.act('issue-token') as Pick<PublishRequest, 'credentials'>;
    await test.adapter.publish({ ...request, credentials });
    expect(test.posts()).toHaveLength(1);
    expect(test.calls.filter((call) => call === 'POST /me/threads')).toHaveLength(1);
  });

  it('a topic in the text stays a match for what Threads lists', async () => {
    test.fault('publish', 'commit-then-drop');
    const request = test.request({ parts: [part('Mind the #tide today')] });
    await failureOf(test.adapter.publish(request));
    expect(test.posts()[0]?.text).toBe('Mind the tide today');
    const answer = await test.adapter.reconcile(request, test.doubtOf(request));
    expect(answer).toMatchObject({ outcome: 'posted', part: { id: test.posts()[0]?.id } });
  });
});
