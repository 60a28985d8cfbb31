import assert from 'node:assert/strict';

import type { MetricValues, PostedPart, PostRequest } from '../../../server/src/platforms/contract';
import type { ConformanceCase } from '../case';
import type { Subject } from '../subject';
import type { Trial } from '../trial';

const group = 'after the post';

const cannot =
  (method: 'comment' | 'remove' | 'fetchMetrics') =>
  ({ module: { Adapter } }: Subject): string | null =>
    method in Adapter.prototype ? null : `it offers no ${method}`;

const posted = async (trial: Trial, text: string): Promise<PostedPart> => {
  const { parts } = await trial.publish(await trial.plain(text));
  const [post] = parts;
  assert(post);
  return post;
};

const requestFor = (trial: Trial, post: PostedPart): PostRequest => ({
  account: trial.account,
  credentials: trial.credentials,
  post,
  signal: new AbortController().signal,
});

const metricsOf = async (trial: Trial, posts: PostedPart[]) => {
  const { account, credentials } = trial;
  const signal = new AbortController().signal;
  return (await trial.adapter.fetchMetrics?.({ account, credentials, posts, signal })) ?? [];
};

const WEEK_MS = 7 * 24 * 60 * 60_000;

export const afterPostCases: readonly ConformanceCase[] = [
  {
    group,
    name: 'a post has a public address, at once or when asked later, that is recognised',
    async run(trial) {
      const post = await posted(trial, 'Where is it');
      trial.subject.advance?.(10 * 60_000);
      const found = await trial.adapter.findUrl?.(requestFor(trial, post));
      const url = post.url ?? found;
      assert(url, 'It has no address.');
      assert(trial.adapter.recognisePost(url, trial.account), `${url} is not recognised.`);
    },
  },
  {
    group,
    name: 'other addresses are not taken for a post',
    run({ adapter, account }) {
      for (const text of ['', 'hello', 'https://example.com/1', 'ftp://x', 'javascript:alert(1)']) {
        assert.equal(adapter.recognisePost(text, account), null, text);
      }
      return Promise.resolve();
    },
  },
  {
    group,
    name: 'our own comment stands under the post',
    skip: (subject) => cannot('comment')(subject),
    async run(trial) {
      if (!trial.adapter.can('comment')) return;
      const post = await posted(trial, 'To be commented');
      const key = '5d0c6a0e-6f4a-4a53-9d3c-0e1f6b7f2a11';
      const comment = await trial.adapter.comment?.({
        ...requestFor(trial, post),
        text: 'More in the article.',
        key,
      });
      assert.equal(typeof comment?.id, 'string');
      const comments = await trial.subject.comments?.();
      if (!comments) return;
      assert.deepEqual(
        comments.map(({ text }) => text),
        ['More in the article.']
      );
    },
  },
  {
    group,
    name: 'a removed post is gone, and removing it again is no error',
    skip: (subject) => cannot('remove')(subject),
    async run(trial) {
      if (!trial.adapter.can('remove')) return;
      const post = await posted(trial, 'To be removed');
      assert.equal(await trial.adapter.remove?.(requestFor(trial, post)), 'removed');
      await trial.nothingVisible();
      // Some platforms answer the same when there was nothing left to remove.
      await trial.adapter.remove?.(requestFor(trial, post));
    },
  },
  {
    group,
    name: 'numbers of a post are told by the names of its data, and grow',
    skip: (subject) =>
      cannot('fetchMetrics')(subject) ?? (subject.advance ? null : 'its clock does not move'),
    async run(trial) {
      if (!trial.adapter.can('metrics')) return;
      const post = await posted(trial, 'To be counted');
      trial.subject.advance?.(60 * 60_000);
      await trial.renew();
      const [early] = await metricsOf(trial, [post]);
      trial.subject.advance?.(WEEK_MS);
      await trial.renew();
      const [late] = await metricsOf(trial, [post]);
      assert.equal(late?.id, post.id);
      assert.equal(late.state, 'visible');
      const sum = (values: MetricValues): number =>
        Object.values(values).reduce((all, one) => all + one, 0);
      assert(sum(late.values) > sum(early?.values ?? {}), 'They do not grow.');
      const known: readonly string[] = trial.adapter.descriptor.metrics;
      for (const name of Object.keys(late.values)) assert(known.includes(name), name);
    },
  },
  {
    group,
    name: 'numbers of several posts come in the order asked for, and a removed one is gone',
    skip: (subject) => cannot('fetchMetrics')(subject) ?? cannot('remove')(subject),
    async run(trial) {
      if (!trial.adapter.can('metrics') || !trial.adapter.can('remove')) return;
      const posts = [await posted(trial, 'One'), await posted(trial, 'Two')];
      const [first] = posts;
      assert(first);
      await trial.adapter.remove?.(requestFor(trial, first));
      const told = await metricsOf(trial, posts);
      assert.deepEqual(
        told.map(({ id, state }) => [id, state]),
        posts.map(({ id }, index) => [id, index === 0 ? 'gone' : 'visible'])
      );
    },
  },
  {
    group,
    name: 'the same text posted twice on purpose is two posts, or refused as a duplicate',
    async run(trial) {
      await trial.publish(await trial.plain('Twice on purpose'));
      const again = await trial
        .publish(await trial.plain('Twice on purpose'))
        .catch((e: unknown) => e);
      if (!(again instanceof Error)) {
        assert.equal((await trial.subject.posts()).length, 2);
        return;
      }
      const { failure } = await trial.fails(Promise.reject(again), 'rejected');
      assert(failure.family === 'rejected' && failure.isDuplicate, 'Not marked as a duplicate.');
      await trial.only();
    },
  },
];
