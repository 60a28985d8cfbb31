import assert from 'node:assert/strict';

import type { ConformanceCase } from '../case';
import { CrashingJournal, type CrashPoint } from '../crashing-journal';
import type { Trial } from '../trial';

const group = 'crash';

/** With an image where it takes one: then there is something to lose before the commit. */
const contentWithFile = async (trial: Trial) => {
  const rules = trial.rules();
  if (!rules.image) return trial.plain('With a file');
  return trial.content('With a file', { media: [await trial.files.image(rules)] });
};

const crashesAt = (point: CrashPoint, name: string): ConformanceCase => ({
  group,
  name,
  async run(trial) {
    const journal = new CrashingJournal(point);
    const content = await contentWithFile(trial);
    await trial.crash(trial.publish(content, { journal }));
    if (point === 'after-commit') {
      const outcome = await trial.settle(content, journal);
      await trial.only();
      if (outcome === 'unsure') return;
      assert.equal(journal.posted.length, 1);
      return;
    }
    await trial.nothingVisible();
    await trial.publish(content, { journal });
    await trial.only();
  },
});

export const crashCases: readonly ConformanceCase[] = [
  {
    ...crashesAt('after-handle', 'a crash after the first upload resumes'),
    skip: ({ module: { descriptor }, steps }) =>
      descriptor.formats.feed?.image && steps?.upload !== null ? null : 'nothing is stored before',
  },
  crashesAt('before-commit', 'a crash just before the post goes out resumes'),
  crashesAt('after-commit', 'a crash just after the post went out makes no second one'),
  {
    group,
    name: 'what was uploaded before a crash is not uploaded again',
    skip: ({ module: { descriptor }, steps }) =>
      descriptor.formats.feed?.image && steps?.upload ? null : 'nothing is uploaded before',
    async run(trial) {
      const journal = new CrashingJournal('before-commit');
      const content = await contentWithFile(trial);
      await trial.crash(trial.publish(content, { journal }));
      const uploads = (): number =>
        trial.requests.filter(
          ({ body }) =>
            body?.kind === 'multipart' || body?.kind === 'bytes' || body?.kind === 'stream'
        ).length;
      const before = uploads();
      await trial.publish(content, { journal });
      assert.equal(uploads(), before, 'Bytes were sent a second time.');
      await trial.only();
    },
  },
  {
    group,
    name: 'a run that is called off before the post goes out posts nothing',
    async run(trial) {
      const stop = new AbortController();
      const journal = new CrashingJournal();
      stop.abort(new Error('shutting down'));
      const content = await trial.plain('Called off');
      await assert.rejects(trial.publish(content, { journal, signal: stop.signal }));
      await trial.nothingVisible();
    },
  },
];
