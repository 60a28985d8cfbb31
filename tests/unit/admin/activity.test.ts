import {
  DELIVERY_ORDERS,
  DELIVERY_SOURCES,
  DELIVERY_STATES,
  deliveryQuerySchema,
  type ListedDelivery,
} from '../../../contracts/deliveries';
import { RULE_OUTCOMES, ruleDecisionQuerySchema } from '../../../contracts/rules';
import {
  filtersOf,
  furtherCount,
  hasFilters,
  openDeliveryOf,
  queryOf,
  sortOf,
  withFilters,
  withOpenDelivery,
  withoutFilters,
  withSort,
} from '../../../admin/src/pages/activity/activity-filters';
import { SORTS, SOURCES, STATE_CHOICES } from '../../../admin/src/pages/activity/activity-words';
import { DECISION_LOOK } from '../../../admin/src/pages/activity/decisions/decision-look';
import {
  decisionFiltersOf,
  decisionQueryOf,
  withDecisionFilters,
} from '../../../admin/src/pages/activity/decisions/decision-query';
import { durationOf } from '../../../admin/src/pages/activity/duration';
import { selectedActionsOf } from '../../../admin/src/pages/activity/selected-actions';
import { shownTimeOf } from '../../../admin/src/pages/activity/shown-time';
import { isRunning, STEPS, timelineOf } from '../../../admin/src/pages/activity/timeline-words';
import { boardAddressOf, RENEW_MS } from '../../../admin/src/pages/health/board-address';
import { TRANSITIONS } from '../../../server/src/services/deliveries/state-machine';

const FULL =
  'state=failed&platform=x&source=rule&site=2&type=api::article.article&person=3&from=2026-11-01&to=2026-11-22&_q=harbour&page=2&pageSize=50&sort=scheduledAt';

const address = (query: string) => new URLSearchParams(query);

const aDelivery = (over: Partial<ListedDelivery> = {}): ListedDelivery => ({
  ...{ id: 1, platform: 'x', platformLabel: 'X', handle: 'harbourlight', targetId: 1 },
  ...{ entryUid: 'api::article.article', entryDocumentId: 'doc', entryKind: 'collectionType' },
  ...{ entryTitle: 'Tide tables', locale: 'en', state: 'queued', attempts: 0, scheduledAt: null },
  ...{ isIgnored: false, reason: null, errorCode: null, text: '', partCount: 1, template: null },
  ...{ customised: [], postId: null, url: null, dueAt: null, postedAt: null, removedAt: null },
  goneAt: null,
  ...{ createdAt: '2026-11-22T10:00:00.000Z', finishedAt: null, siteId: 1, source: 'manual' },
  ...{ askedBy: 'Ada Lamp' },
  ...over,
});

describe('words of the activity', () => {
  it('exist for every state, source, order and outcome that the server knows', () => {
    expect(STATE_CHOICES.flatMap((states) => states.split(','))).toEqual(
      expect.arrayContaining([...DELIVERY_STATES])
    );
    expect([...SOURCES].sort()).toEqual([...DELIVERY_SOURCES].sort());
    expect([...SORTS].sort()).toEqual([...DELIVERY_ORDERS].sort());
    expect(Object.keys(DECISION_LOOK).sort()).toEqual([...RULE_OUTCOMES].sort());
  });

  it('exist for every transition of the engine, each its own', () => {
    const beside = ['dispatch', 'edited', 'rescheduled', 'adjusted', 'late_commit'];
    const after = ['address_found', 'commented', 'removed', 'not_removed', 'gone'];
    const known = [...Object.keys(TRANSITIONS), ...beside, ...after];
    expect(Object.keys(STEPS).sort()).toEqual(known.sort());
    const ids = Object.values(STEPS).map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('filters in the address', () => {
  it('are read, and become a question that the server takes', () => {
    expect(filtersOf(address(FULL))).toEqual({
      state: 'failed',
      platform: 'x',
      source: 'rule',
      site: 2,
      contentType: 'api::article.article',
      person: 3,
      from: '2026-11-01',
      to: '2026-11-22',
      search: 'harbour',
    });
    const { site, ...query } = queryOf(address(FULL));
    expect(site).toBe(2);
    expect(deliveryQuerySchema.parse(query)).toMatchObject({
      ...{ state: 'failed', askedBy: 3, sort: 'scheduledAt', page: 2, pageSize: 50 },
      ...{ from: new Date(2026, 10, 1).toISOString(), to: new Date(2026, 10, 23).toISOString() },
    });
  });

  it.each(STATE_CHOICES)('of the states %s are taken by the server', (state) => {
    expect(deliveryQuerySchema.parse(queryOf(address(`state=${state}`))).state).toBe(state);
  });

  it.each([
    'state=sent',
    'state=failed,sent',
    'platform=X%20or%20Y',
    'source=lamp',
    'site=0',
    'type=%3Cscript%3E',
    'person=ada',
    'from=2026-02-30',
    '_q=%20',
    'page=-1&pageSize=0&sort=text&delivery=x',
    '',
  ])('say nothing when they are wrong: %s', (query) => {
    expect(hasFilters(filtersOf(address(query)))).toBe(false);
    expect(openDeliveryOf(address(query))).toBeNull();
    const { page, pageSize, sort } = queryOf(address(query));
    expect({ page, pageSize, sort }).toEqual({ page: 1, pageSize: 25, sort: '-id' });
  });

  it('begin at the first page again when they change, and keep the rest', () => {
    const next = withFilters(address(FULL), { state: null, platform: 'bluesky' });
    expect(next.get('page')).toBeNull();
    expect(next.get('state')).toBeNull();
    expect(next.get('platform')).toBe('bluesky');
    expect(next.get('_q')).toBe('harbour');
  });

  it('are cleared together; order, page size and the open post stay', () => {
    const next = withoutFilters(address(`${FULL}&delivery=7`));
    expect(Object.fromEntries(next)).toEqual({
      pageSize: '50',
      sort: 'scheduledAt',
      delivery: '7',
    });
  });

  it('count those that are shown on demand', () => {
    expect(furtherCount(filtersOf(address(FULL)))).toBe(5);
    expect(furtherCount(filtersOf(address('state=failed')))).toBe(0);
  });

  it('change places when the days are in the wrong order', () => {
    const { from, to } = queryOf(address('from=2026-11-22&to=2026-11-01'));
    expect([from, to]).toEqual([
      new Date(2026, 10, 1).toISOString(),
      new Date(2026, 10, 23).toISOString(),
    ]);
  });

  it('hold the order, which is not written down when it is the usual one', () => {
    const sorted = withSort(address('page=3'), '-scheduledAt');
    expect(sorted.toString()).toBe('sort=-scheduledAt');
    expect(sortOf(sorted)).toBe('-scheduledAt');
    expect(withSort(sorted, '-id').toString()).toBe('');
  });

  it('hold the open post', () => {
    const open = withOpenDelivery(address('state=failed'), 12);
    expect(openDeliveryOf(open)).toBe(12);
    expect(withOpenDelivery(open, null).toString()).toBe('state=failed');
  });
});

describe('the time of a row', () => {
  const scheduledAt = '2026-11-22T12:00:00.000Z';
  const dueAt = '2026-11-22T13:00:00.000Z';
  const postedAt = '2026-11-22T12:00:05.000Z';
  const finishedAt = '2026-11-22T12:00:09.000Z';

  it.each([
    ['published', { scheduledAt, postedAt, finishedAt }, postedAt],
    ['failed', { scheduledAt, finishedAt }, finishedAt],
    ['held', { scheduledAt, dueAt }, dueAt],
    ['held', { scheduledAt }, scheduledAt],
    ['queued', {}, '2026-11-22T10:00:00.000Z'],
    ['unknown', { scheduledAt, dueAt }, scheduledAt],
  ] as const)('of one that is %s is when it ended or is to go out', (state, times, shown) => {
    expect(shownTimeOf(aDelivery({ state, ...times }))).toBe(shown);
  });
});

describe('acting on many', () => {
  it('retries what failed and cancels what waits', () => {
    const rows = DELIVERY_STATES.map((state, place) => aDelivery({ id: place + 1, state }));
    const idOf = (state: string) => rows.find((row) => row.state === state)?.id;
    expect(selectedActionsOf(rows, Date.parse('2026-11-22T10:00:00Z'))).toEqual({
      retry: [idOf('failed'), idOf('missed')],
      cancel: [idOf('queued'), idOf('held')],
    });
  });
});

describe('the story of a post', () => {
  const event = (id: number, name: string, second: number, over: object = {}) => ({
    ...{ id, deliveryId: 1, event: name, fromState: null, toState: null, attempt: 1 },
    ...{ at: `2026-11-22T10:00:${String(second).padStart(2, '0')}.000Z` },
    ...{ httpStatus: null, message: null },
    ...over,
  });

  it('says how long each attempt took, once, where it ends', () => {
    const story = timelineOf([
      event(1, 'dispatch', 0),
      event(2, 'claim', 1),
      event(3, 'begin_commit', 2),
      event(4, 'retry', 4, { httpStatus: 503, message: 'Busy.' }),
      event(5, 'claim', 10, { attempt: 2 }),
      event(6, 'publish', 11, { attempt: 2, message: 'https://example.com/1' }),
      event(7, 'address_found', 12),
    ]);
    expect(story.map(({ tookMs }) => tookMs)).toEqual([null, null, null, 3000, null, 1000, null]);
    expect(story[3]).toMatchObject({ httpStatus: 503, detail: 'Busy.' });
  });

  it('keeps the words that are for machines to itself', () => {
    const [commit] = timelineOf([event(1, 'begin_commit', 1, { message: 'Part 1, payload 0a1b' })]);
    expect(commit?.detail).toBeNull();
  });

  it('speaks also of what it does not know', () => {
    expect(timelineOf([event(1, 'from_the_future', 1)])[0]?.messageId).toBe('timeline.something');
  });

  it('turns only while the last step goes on', () => {
    const story = timelineOf([event(1, 'claim', 1), event(2, 'begin_commit', 2)]);
    expect(story.map((entry, place) => isRunning(entry, place, 2))).toEqual([false, true]);
  });

  it.each([
    [240.4, { value: 240, unit: 'millisecond' }],
    [1_500, { value: 1.5, unit: 'second' }],
    [90_000, { value: 1.5, unit: 'minute' }],
    [5_400_000, { value: 1.5, unit: 'hour' }],
  ])('says %d ms as people do', (ms, duration) => {
    expect(durationOf(ms)).toEqual(duration);
  });
});

describe('decisions of rules in the address', () => {
  it('become a question that the server takes', () => {
    const query = 'rule=4&type=api::article.article&entry=doc&language=de&before=90';
    expect(ruleDecisionQuerySchema.parse(decisionQueryOf(address(query)))).toEqual({
      ...{ ruleId: 4, contentType: 'api::article.article', documentId: 'doc', locale: 'de' },
      ...{ before: 90, pageSize: 25 },
    });
    expect(decisionFiltersOf(address('rule=x&before=-1'))).toMatchObject({
      ...{ ruleId: null, before: null },
    });
  });

  it('go back to the newest when a filter changes', () => {
    const next = withDecisionFilters(address('rule=4&before=90'), { contentType: 'api::a.a' });
    expect(Object.fromEntries(next)).toEqual({ rule: '4', type: 'api::a.a' });
    expect(withDecisionFilters(next, { before: 12 }).get('before')).toBe('12');
  });
});

describe('the board of the queue', () => {
  it('is on the server that Strapi names, with a slash at the end', () => {
    const path = '/api/admin/distribution/queue/board';
    expect(boardAddressOf(path, '')).toBe(`${path}/`);
    expect(boardAddressOf(path, 'https://cms.example')).toBe(`https://cms.example${path}/`);
  });

  it('is renewed before its five minutes are over', () => {
    expect(RENEW_MS).toBeLessThan(5 * 60_000);
  });
});
