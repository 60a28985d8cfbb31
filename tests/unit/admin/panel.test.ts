import { strictestOf, standingOf } from '../../../admin/src/content-manager/target-standing';
import {
  isListed,
  plannedTitle,
  timesLeft,
} from '../../../admin/src/content-manager/planned-words';
import { entryVersionOf } from '../../../admin/src/content-manager/entry-version';
import type { ComposerRow } from '../../../admin/src/composer/composer-row';
import type { PostProblem, TargetPreview } from '../../../contracts/dispatch';

const QUOTA = { remaining: 9, level: 'ok' as const, nextFreeAt: null, reason: null };

const aTarget = (over: Partial<TargetPreview> = {}): TargetPreview => ({
  ...{ targetId: 1, targetName: 'Acme', platform: 'x', platformLabel: 'X', handle: 'acme' },
  ...{ accountName: 'Acme', avatarUrl: null, format: 'feed' as const, parts: [], limit: 280 },
  ...{ unit: 'characters' as const, maxParts: 1, canComment: false, card: null, hashtags: [] },
  ...{ language: null, options: {}, firstComment: null, template: null, customised: [] },
  ...{
    problems: [],
    waits: null,
    waitsForApproval: false,
    quota: QUOTA,
    prices: [],
    isDone: false,
  },
  ...over,
});

const aRow = (
  target: Partial<TargetPreview> = {},
  over: Partial<ComposerRow> = {}
): ComposerRow => ({
  ...{ target: aTarget(target), parts: [], override: null, isEdited: false, isChosen: true },
  ...{ isFresh: true, isTooLong: false, isEmpty: false },
  ...over,
});

const error: PostProblem = {
  ...{ severity: 'error', code: 'MEDIA_MISSING', message: 'A picture is missing.' },
  ...{ partIndex: null, fileId: null },
};

describe('how a target stands', () => {
  it('is ready when nothing is in its way', () => {
    expect(standingOf(aRow())).toEqual({ kind: 'ready' });
    const problems = [{ ...error, severity: 'warning' as const }];
    expect(standingOf(aRow({ problems }))).toEqual({ kind: 'ready' });
  });

  it('is out when it takes no part, and done when it has this version', () => {
    expect(standingOf(aRow({}, { isChosen: false })).kind).toBe('out');
    expect(standingOf(aRow({ isDone: true }, { isChosen: false })).kind).toBe('done');
    expect(standingOf(aRow({ isDone: true })).kind).toBe('ready');
  });

  it('is broken by errors, before anything that makes it wait', () => {
    const row = aRow({ problems: [error], waits: 'The account must be reconnected.' });
    expect(standingOf(row)).toEqual({ kind: 'broken', reason: 'A picture is missing.' });
    expect(standingOf(aRow({}, { isTooLong: true })).kind).toBe('broken');
    expect(standingOf(aRow({}, { isEmpty: true })).kind).toBe('broken');
  });

  it('does not judge by what the server said of other words', () => {
    expect(standingOf(aRow({ problems: [error] }, { isFresh: false })).kind).toBe('ready');
  });

  it('waits for a person, or for a limit and until when', () => {
    expect(standingOf(aRow({ waits: 'Paused.' }))).toEqual({
      ...{ kind: 'held', reason: 'Paused.', until: null },
    });
    const until = '2026-11-23T14:20:00Z';
    const quota = { ...QUOTA, level: 'full' as const, nextFreeAt: until, reason: 'X allows 5.' };
    expect(standingOf(aRow({ quota }))).toEqual({ kind: 'held', reason: 'X allows 5.', until });
    const never = { ...QUOTA, level: 'full' as const };
    expect(standingOf(aRow({ quota: never }))).toEqual({ kind: 'held', reason: null, until: null });
  });
});

describe('the strictest target', () => {
  const part = (estimate: number) => ({ text: '', count: estimate, estimate, isTooLong: false });

  it('is the one whose limit is fullest, by its fullest part', () => {
    const x = aRow({ limit: 280 }, { parts: [part(200)] });
    const threads = aRow({ targetId: 2, limit: 500 }, { parts: [part(100), part(450)] });
    expect(strictestOf([x, threads])).toEqual({ row: threads, partIndex: 1 });
    expect(strictestOf([x, { ...threads, isChosen: false }])).toEqual({ row: x, partIndex: 0 });
    expect(strictestOf([{ ...x, isChosen: false }])).toBeNull();
  });
});

describe('what is planned', () => {
  it('is listed unless it has deliveries or is over', () => {
    expect(isListed({ kind: 'on_publish', state: 'waiting' })).toBe(true);
    expect(isListed({ kind: 'recurring', state: 'paused' })).toBe(true);
    expect(isListed({ kind: 'once', state: 'waiting' })).toBe(false);
    expect(isListed({ kind: 'recurring', state: 'done' })).toBe(false);
  });

  it('is told as its publication, its wait or its rhythm', () => {
    const once = { recurrence: null };
    expect(plannedTitle({ ...once, offsetMinutes: 0 }).id).toBe('planned.onPublish');
    expect(plannedTitle({ ...once, offsetMinutes: 120 })).toEqual({
      ...{ id: 'planned.afterHours', count: 2 },
    });
    const recurrence = { every: 'week' as const, interval: 2, times: 5 };
    expect(plannedTitle({ recurrence, offsetMinutes: null })).toEqual({
      ...{ id: 'planned.everyWeek', count: 2 },
    });
    expect(timesLeft({ recurrence, timesDone: 2 })).toBe(3);
    const until = { every: 'day' as const, interval: 1, until: '2027-01-01' };
    expect(timesLeft({ recurrence: until, timesDone: 2 })).toBeNull();
  });
});

describe('the version that is shared', () => {
  it('was published then, or saved where there are no drafts or nothing is published', () => {
    const document = { documentId: 'a', updatedAt: '2026-11-23T13:58:00Z' };
    expect(entryVersionOf(document, {})).toMatchObject({
      ...{ hasDrafts: false, sharedAt: '2026-11-23T13:58:00Z' },
    });
    const availableStatus = [{ publishedAt: '2026-11-23T12:00:00Z' }];
    expect(entryVersionOf({ ...document, status: 'modified' }, { availableStatus })).toMatchObject({
      ...{ hasDrafts: true, sharedAt: '2026-11-23T12:00:00Z' },
    });
    expect(entryVersionOf({ ...document, status: 'draft' }, {})).toMatchObject({
      ...{ hasDrafts: true, sharedAt: '2026-11-23T13:58:00Z' },
    });
  });
});
