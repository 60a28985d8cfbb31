import assert from 'node:assert/strict';

import type { PostContent } from '../../../server/src/platforms/contract';
import type { ConformanceCase } from '../case';
import { CrashingJournal, hooked } from '../crashing-journal';
import type { Subject } from '../subject';
import type { Trial } from '../trial';

const group = 'thread';

const skip = ({ module: { descriptor } }: Subject): string | null =>
  (descriptor.formats.feed?.maxParts ?? 1) > 1 ? null : 'it has no threads';

const threadOf = (trial: Trial, texts: readonly string[]): PostContent => ({
  ...trial.content(''),
  parts: texts.map((text) => ({ text, media: [] })),
});

const TEXTS = ['1/3 The lamp', '2/3 is lit', '3/3 again'];

/** Each part answers the one before, and none is there twice. */
const isWhole = async (trial: Trial): Promise<void> => {
  const posts = await trial.subject.posts();
  assert.deepEqual(
    posts.map(({ text }) => text),
    TEXTS
  );
  assert.deepEqual(
    posts.map(({ replyTo }) => replyTo),
    [null, posts[0]?.id, posts[1]?.id]
  );
};

export const threadCases: readonly ConformanceCase[] = [
  {
    group,
    name: 'a thread goes out in order, each part under the one before',
    skip,
    async run(trial) {
      const result = await trial.publish(threadOf(trial, TEXTS));
      assert.equal(result.parts.length, 3);
      await isWhole(trial);
    },
  },
  {
    group,
    name: 'a thread that stopped between two parts goes on at the missing one',
    skip,
    async run(trial) {
      const journal = new CrashingJournal();
      const stop = new AbortController();
      const stopping = hooked(journal, {
        afterCommit: () => stop.abort(new Error('shutting down')),
      });
      const content = threadOf(trial, TEXTS);
      await assert.rejects(trial.publish(content, { journal: stopping, signal: stop.signal }));
      assert.equal((await trial.subject.posts()).length, 1);
      await trial.publish(content, { journal });
      await isWhole(trial);
    },
  },
  {
    group,
    name: 'a thread whose second answer is lost is whole in the end',
    skip: (subject) => skip(subject) ?? (subject.steps && subject.fault ? null : 'no faults'),
    async run(trial) {
      const journal = new CrashingJournal();
      const content = threadOf(trial, TEXTS);
      const operation = trial.subject.steps?.commit ?? '';
      const losing = hooked(journal, {
        afterCommit(part) {
          if (part.index === 0) trial.fault({ operation, kind: 'commit-then-drop' });
        },
      });
      await trial.fails(trial.publish(content, { journal: losing }), 'unknown_outcome');
      if ((await trial.settle(content, journal)) === 'unsure') return;
      if (journal.posted.length < 3) await trial.publish(content, { journal });
      await isWhole(trial);
    },
  },
  {
    group,
    name: 'a thread of too many parts is refused before any call',
    async run(trial) {
      const count = trial.rules().maxParts + 1;
      const media = (await trial.plain('x')).parts[0]?.media ?? [];
      const parts = Array.from({ length: count }, (_, index) => ({ text: `Part ${index}`, media }));
      await trial.refused({ ...trial.content(''), parts });
    },
  },
];
