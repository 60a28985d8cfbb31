import type { RetryManyResponse } from '../../../contracts/deliveries';
import type { HealthView, PlatformHealthView, WorkerView } from '../../../contracts/health';
import { entryPathOf } from '../../../admin/src/entries/entry-path';
import { headlineOf } from '../../../admin/src/pages/health/headline';
import { nextPageSize } from '../../../admin/src/pages/health/page-size';
import { lookOf, numbersIdOf } from '../../../admin/src/pages/health/platform-presentation';
import { shownWorkers } from '../../../admin/src/pages/health/queue-presentation';
import { isNews, summariseRetry } from '../../../admin/src/pages/health/retry-summary';
import { selectionOf, withTick } from '../../../admin/src/lists/selection';

const AT = '2026-11-22T14:00:00.000Z';

const aWorker = (over: Partial<WorkerView> = {}): WorkerView => ({
  name: 'harbour, process 1',
  startedAt: AT,
  seenAt: AT,
  concurrency: 5,
  isAlive: true,
  ...over,
});

const aQueue = (over: Partial<HealthView['queue']> = {}): HealthView['queue'] => ({
  backend: 'redis',
  state: 'running',
  problem: null,
  waiting: 0,
  active: 0,
  delayed: 0,
  ...over,
});

const aHealth = (over: Partial<HealthView> = {}): HealthView => ({
  queue: aQueue(),
  workers: [aWorker()],
  deliveries: { published: 3 },
  undecided: 0,
  circuits: [],
  site: { id: 1, name: 'Harbour Light', paused: false },
  missedAfterMs: 86_400_000,
  outboxProblems: [],
  accounts: [],
  platforms: [],
  process: { uptimeS: 60, memoryMb: 300 },
  ...over,
});

const circuit = {
  platform: 'x',
  platformLabel: 'X',
  state: 'open',
  reason: 'X answered 503.',
  openedAt: AT,
  retryAt: '2026-11-22T14:05:00.000Z',
  held: 4,
} as const;

/** Everything that can stand in the way, worst first, each with what it makes of a good health. */
const TROUBLES: [string, Partial<HealthView>][] = [
  ['health.unreachable', { queue: aQueue({ state: 'unreachable', problem: 'Start Redis.' }) }],
  ['health.noWorker', { workers: [aWorker({ isAlive: false })] }],
  ['health.paused', { site: { id: 1, name: 'Harbour Light', paused: true } }],
  ['health.circuitOpen', { circuits: [circuit] }],
  ['health.undecided', { undecided: 2 }],
  [
    'health.outbox',
    {
      outboxProblems: [
        {
          id: 1,
          entryUid: 'api::article.article',
          entryDocumentId: 'abc',
          locale: 'en',
          at: AT,
          attempts: 20,
          problem: 'The rule names a target that is gone.',
        },
      ],
    },
  ],
  ['health.failures', { deliveries: { failed: 1, missed: 2 } }],
];

describe('the sentence on top of the Health page', () => {
  it('says that all is well when nothing stands in the way', () => {
    expect(headlineOf(aHealth())).toMatchObject({
      messageId: 'health.well',
      icon: 'check',
      tone: 'success',
    });
  });

  it.each(TROUBLES)('says %s', (messageId, trouble) => {
    expect(headlineOf(aHealth(trouble)).messageId).toBe(messageId);
  });

  it('names the worst of all that stands in the way', () => {
    for (const [place, [messageId]] of TROUBLES.entries()) {
      const troubles = TROUBLES.slice(place).map(([, trouble]) => trouble);
      const all = Object.assign({}, ...troubles.reverse()) as Partial<HealthView>;
      expect(headlineOf(aHealth(all)).messageId).toBe(messageId);
    }
  });

  it('passes on what the server says about an unreachable queue', () => {
    const queue = aQueue({ state: 'unreachable', problem: 'Start Redis.' });
    expect(headlineOf(aHealth({ queue }))).toMatchObject({
      tone: 'danger',
      detail: 'Start Redis.',
    });
  });

  it('does not call a queue that starts a failure', () => {
    const queue = aQueue({ state: 'starting' });
    expect(headlineOf(aHealth({ queue, workers: [] }))).toMatchObject({
      messageId: 'health.starting',
      tone: 'primary',
    });
  });

  it('says so when no queue runs at all', () => {
    const queue = aQueue({ backend: 'embedded', state: 'stopped' });
    expect(headlineOf(aHealth({ queue })).messageId).toBe('health.stopped');
  });

  it('names platform, time and number of posts that wait for a platform at rest', () => {
    expect(headlineOf(aHealth({ circuits: [circuit] }))).toMatchObject({
      values: { platform: 'X', count: 4 },
      at: circuit.retryAt,
      detail: 'X answered 503.',
    });
    const trying = { ...circuit, state: 'half_open' } as const;
    expect(headlineOf(aHealth({ circuits: [trying] }))).toMatchObject({
      messageId: 'health.circuitTrying',
      at: null,
    });
  });

  it('counts what failed and what came too late together', () => {
    const { values } = headlineOf(aHealth({ deliveries: { failed: 1, missed: 2 } }));
    expect(values).toEqual({ count: 3 });
  });
});

describe('the workers that are shown', () => {
  it('are all that are there, and the last three that are gone', () => {
    const there = [1, 2, 3, 4].map((n) => aWorker({ name: `there ${n}` }));
    const gone = [1, 2, 3, 4].map((n) => aWorker({ name: `gone ${n}`, isAlive: false }));
    const names = shownWorkers([...gone, ...there]).map(({ name }) => name);
    expect(names).toEqual([
      'there 1',
      'there 2',
      'there 3',
      'there 4',
      'gone 1',
      'gone 2',
      'gone 3',
    ]);
  });
});

describe('what became of trying many again', () => {
  const answer = (over: Partial<RetryManyResponse>): RetryManyResponse => ({
    retried: [],
    refused: [],
    lastDueAt: null,
    ...over,
  });

  it('is how many, and when the last one goes out', () => {
    expect(summariseRetry(answer({ retried: [3, 4], lastDueAt: AT }))).toEqual({
      retried: 2,
      lastDueAt: AT,
      refused: [],
    });
  });

  it('names each reason of a refusal once, the most frequent first', () => {
    const refused = [
      { id: 1, reason: 'It is published.' },
      { id: 2, reason: 'You may not read it.' },
      { id: 3, reason: 'You may not read it.' },
    ];
    expect(summariseRetry(answer({ refused, lastDueAt: AT }))).toEqual({
      retried: 0,
      lastDueAt: null,
      refused: [
        { reason: 'You may not read it.', count: 2 },
        { reason: 'It is published.', count: 1 },
      ],
    });
  });
});

describe('how long it is told', () => {
  const toldAt = Date.parse(AT);
  const inMs = (ms: number) => new Date(toldAt + ms).toISOString();

  it('is a minute', () => {
    expect(isNews({ lastDueAt: null }, { toldAt, now: toldAt + 59_999 })).toBe(true);
    expect(isNews({ lastDueAt: null }, { toldAt, now: toldAt + 60_000 })).toBe(false);
  });

  it('is longer when the last one goes out later', () => {
    const lastDueAt = inMs(300_000);
    expect(isNews({ lastDueAt }, { toldAt, now: toldAt + 300_000 })).toBe(true);
    expect(isNews({ lastDueAt }, { toldAt, now: toldAt + 300_001 })).toBe(false);
  });
});

describe('ticking failed deliveries', () => {
  it('knows none, some and all of what is shown', () => {
    expect(selectionOf([], new Set())).toEqual({ ids: [], all: false });
    expect(selectionOf([1, 2], new Set())).toEqual({ ids: [], all: false });
    expect(selectionOf([1, 2], new Set([2]))).toEqual({ ids: [2], all: 'indeterminate' });
    expect(selectionOf([1, 2], new Set([1, 2]))).toEqual({ ids: [1, 2], all: true });
  });

  it('forgets rows that are gone, so that nothing unseen is sent', () => {
    expect(selectionOf([1, 2], new Set([1, 2, 99]))).toEqual({ ids: [1, 2], all: true });
    expect(selectionOf([1], new Set([99]))).toEqual({ ids: [], all: false });
  });

  it('adds and takes away one row and leaves the others', () => {
    const ticked = new Set([1]);
    expect([...withTick(ticked, 2, true)]).toEqual([1, 2]);
    expect([...withTick(ticked, 1, false)]).toEqual([]);
    expect([...ticked]).toEqual([1]);
  });
});

describe('lists on the Health page', () => {
  it('grow up to what the server gives at once', () => {
    expect(nextPageSize(25, true)).toBe(50);
    expect(nextPageSize(150, true)).toBe(200);
    expect(nextPageSize(200, true)).toBeNull();
    expect(nextPageSize(25, false)).toBeNull();
  });

  it('lead to the entry in its language', () => {
    const entry = {
      entryUid: 'api::article.article',
      entryDocumentId: 'abc',
      entryKind: 'collectionType',
      locale: 'de',
    } as const;
    expect(entryPathOf(entry)).toBe(
      '/content-manager/collection-types/api::article.article/abc?plugins[i18n][locale]=de'
    );
    expect(entryPathOf({ ...entry, entryKind: 'singleType', locale: '' })).toBe(
      '/content-manager/single-types/api::article.article'
    );
  });
});

describe('a platform on the Health page', () => {
  const aPlatform = (over: Partial<PlatformHealthView> = {}): PlatformHealthView => ({
    ...{ platform: 'x', label: 'X', published24h: 3, failed24h: 1, errorRate: 0.25 },
    ...{ circuit: null, operatorProblem: null },
    ...over,
  });

  it('works when nothing is known against it', () => {
    expect(lookOf(aPlatform())).toMatchObject({
      messageId: 'platformHealth.well',
      tone: 'success',
    });
  });

  it('rests while its circuit is open', () => {
    expect(lookOf(aPlatform({ circuit }))).toMatchObject({
      messageId: 'platformHealth.resting',
      icon: 'pause',
    });
  });

  it('needs an administrator for its API version, also while it rests', () => {
    const operatorProblem = 'X switches API version 2 off on 2027-01-01.';
    for (const over of [{ operatorProblem }, { operatorProblem, circuit }]) {
      expect(lookOf(aPlatform(over))).toMatchObject({
        messageId: 'platformHealth.operator',
        tone: 'warning',
      });
    }
  });

  it('has numbers once something was sent', () => {
    expect(numbersIdOf(aPlatform())).toBe('platformHealth.numbers');
    expect(numbersIdOf(aPlatform({ published24h: 0 }))).toBe('platformHealth.numbers');
    const nothing = aPlatform({ published24h: 0, failed24h: 0, errorRate: 0 });
    expect(numbersIdOf(nothing)).toBe('platformHealth.nothing');
  });
});
