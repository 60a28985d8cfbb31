import assert from 'node:assert/strict';

import type { PostContent } from '../../../server/src/platforms/contract';
import type { ConformanceCase } from '../case';
import { CrashingJournal } from '../crashing-journal';
import type { FaultOrder, Subject } from '../subject';
import type { Trial } from '../trial';

type Fault = Omit<FaultOrder, 'operation'>;

const HTML = '<html><body>Bad gateway</body></html>';

const noFaults = ({ steps, fault }: Subject): string | null =>
  steps && fault ? null : 'no faults can be ordered';

const noUploads = (subject: Subject): string | null =>
  noFaults(subject) ??
  (subject.steps?.upload && subject.module.descriptor.formats.feed?.image
    ? null
    : 'nothing is uploaded before the post');

const withImage = async (trial: Trial): Promise<PostContent> =>
  trial.content('With a picture', { media: [await trial.files.image(trial.rules())] });

/** Trouble before the post goes out: nothing is visible, and the next try makes one post. */
const beforeThePost = (name: string, fault: Fault): ConformanceCase => ({
  group: 'fault at upload',
  name,
  skip: noUploads,
  async run(trial) {
    trial.fault({ operation: trial.subject.steps?.upload ?? '', ...fault });
    const journal = new CrashingJournal();
    const content = await withImage(trial);
    const published = await trial.publish(content, { journal }).catch((error: unknown) => error);
    if (published instanceof Error) {
      await trial.fails(Promise.reject(published), 'retryable', 'rate_limited', 'unknown_outcome');
      await trial.nothingVisible();
      trial.subject.advance?.(60 * 60_000);
      await trial.publish(content, { journal });
    }
    await trial.only();
  },
});

/** The answer is lost, the post is there: it is found, and not sent again. */
const lostAnswer = (name: string, fault: Fault): ConformanceCase => ({
  group: 'fault at the post',
  name,
  skip: noFaults,
  async run(trial) {
    trial.fault({ operation: trial.subject.steps?.commit ?? '', ...fault });
    const journal = new CrashingJournal();
    const content = await trial.plain('The answer is lost');
    await trial.fails(trial.publish(content, { journal }), 'unknown_outcome');
    await trial.only();
    await trial.settle(content, journal);
    await trial.only();
  },
});

/** Nothing was done and the answer does not tell: it is absent, or a person decides. */
const nothingDone = (name: string, fault: Fault): ConformanceCase => ({
  group: 'fault at the post',
  name,
  skip: noFaults,
  async run(trial) {
    trial.fault({ operation: trial.subject.steps?.commit ?? '', ...fault });
    const journal = new CrashingJournal();
    const content = await trial.plain('Nothing was done');
    await trial.fails(trial.publish(content, { journal }), 'unknown_outcome', 'retryable');
    await trial.nothingVisible();
    if ((await trial.settle(content, journal)) === 'posted') await trial.only();
    else await trial.nothingVisible();
  },
});

/** The platform says that nothing was posted: later it works. */
const refusedForNow = (name: string, fault: Fault): ConformanceCase => ({
  group: 'fault at the post',
  name,
  skip: noFaults,
  async run(trial) {
    trial.fault({ operation: trial.subject.steps?.commit ?? '', ...fault });
    const journal = new CrashingJournal();
    const content = await trial.plain('Later');
    await trial.fails(trial.publish(content, { journal }), 'rate_limited', 'retryable');
    await trial.nothingVisible();
    trial.subject.advance?.(60 * 60_000);
    await trial.publish(content, { journal });
    await trial.only();
  },
});

export const faultCases: readonly ConformanceCase[] = [
  beforeThePost('an upload whose connection dies is tried again', { kind: 'drop-before' }),
  beforeThePost('an upload whose answer is lost is tried again', { kind: 'commit-then-drop' }),
  beforeThePost('an upload whose answer is cut is tried again', { kind: 'commit-then-cut' }),
  beforeThePost('an upload answered with 503 is tried again', {
    ...{ kind: 'status', status: 503, body: HTML },
  }),
  beforeThePost('an upload answered with 429 is tried again later', {
    ...{ kind: 'status', status: 429, headers: { 'retry-after': '30' }, body: {} },
  }),
  lostAnswer('a post whose connection dies after it is found', { kind: 'commit-then-drop' }),
  lostAnswer('a post answered with 503 after it is found', { kind: 'commit-then-status' }),
  lostAnswer('a post whose answer is cut is found', { kind: 'commit-then-cut' }),
  nothingDone('a post whose connection dies before it is not lost and not doubled', {
    kind: 'drop-before',
  }),
  nothingDone('a post answered with an HTML page of a proxy is not lost and not doubled', {
    ...{ kind: 'status', status: 502, body: HTML },
  }),
  nothingDone('a post answered with 200 and no JSON is not lost and not doubled', {
    ...{ kind: 'status', status: 200, body: HTML },
  }),
  refusedForNow('a post answered with 429 waits', {
    ...{ kind: 'status', status: 429, headers: { 'retry-after': '30' }, body: {} },
  }),
  {
    group: 'fault at the look',
    name: 'a platform that cannot be asked leaves the doubt open',
    skip: (subject) => noFaults(subject) ?? (subject.steps?.look ? null : 'it looks nowhere'),
    async run(trial) {
      const { commit = '', look } = trial.subject.steps ?? {};
      trial.fault({ operation: commit, kind: 'commit-then-drop' });
      const journal = new CrashingJournal();
      const content = await trial.plain('Asked in vain');
      await trial.fails(trial.publish(content, { journal }), 'unknown_outcome');
      trial.fault({ operation: look ?? '', kind: 'status', status: 503, body: HTML, times: 1 });
      const { mark } = journal;
      assert(mark);
      const now = trial.subject.deps.clock.now();
      const doubt = { part: mark.part, startedAt: now - 1000, endedAt: now, since: now - 1000 };
      const asked = trial.adapter.reconcile(trial.request(content, { journal }), doubt);
      const answer = await asked.catch((error: unknown) => error);
      const isAbsent =
        typeof answer === 'object' &&
        answer !== null &&
        'outcome' in answer &&
        answer.outcome === 'absent';
      assert(!isAbsent, 'A platform that did not answer was taken for "not posted".');
      await trial.only();
    },
  },
  {
    group: 'fault at the post',
    name: 'a platform out of reach is tried again later',
    async run(trial) {
      const { Adapter } = trial.subject.module;
      const nowhere = Object.fromEntries(
        Object.keys(trial.subject.deps.baseUrls).map((name) => [name, 'http://127.0.0.1:9'])
      );
      const adapter = new Adapter({ ...trial.subject.deps, baseUrls: nowhere });
      const content = await trial.plain('Out of reach');
      const credentials = {
        ...trial.credentials,
        ...(trial.credentials.serviceUrl ? { serviceUrl: 'http://127.0.0.1:9' } : {}),
      };
      await trial.fails(adapter.publish(trial.request(content, { credentials })), 'retryable');
      await trial.nothingVisible();
    },
  },
];
