import {
  AUDIT_ACTIONS,
  AUDIT_SUBJECT_KINDS,
  auditQuerySchema,
  auditRetentionSchema,
} from '../../../contracts/audit';
import {
  dayOf,
  filtersOf,
  hasFilters,
  queryOf,
  startOfDay,
  withFilters,
  withoutFilters,
} from '../../../admin/src/pages/audit/audit-filters';
import { ACTIONS, ACTION_TEXT, KINDS } from '../../../admin/src/pages/audit/audit-words';
import { factRowsOf } from '../../../admin/src/pages/audit/fact-rows';
import { personOptions } from '../../../admin/src/lists/person-options';
import { retentionDaysOf } from '../../../admin/src/pages/audit/retention-days';
import { visiblePages } from '../../../admin/src/pages/plugin-pages';

const FULL =
  'action=rule.update&person=3&kind=rule&from=2026-11-01&to=2026-11-22&_q=harbour&page=2&pageSize=50';

const address = (query: string) => new URLSearchParams(query);

describe('words of the audit log', () => {
  it('exist for every action and every kind that the server knows', () => {
    expect([...ACTIONS].sort()).toEqual([...AUDIT_ACTIONS].sort());
    expect([...KINDS].sort()).toEqual([...AUDIT_SUBJECT_KINDS].sort());
  });

  it('differ from action to action', () => {
    expect(new Set(Object.values(ACTION_TEXT)).size).toBe(AUDIT_ACTIONS.length);
  });
});

describe('filters in the address', () => {
  it('are read', () => {
    expect(filtersOf(address(FULL))).toEqual({
      action: 'rule.update',
      person: 3,
      kind: 'rule',
      from: '2026-11-01',
      to: '2026-11-22',
      search: 'harbour',
    });
  });

  it.each([
    'action=site.explode',
    'person=x',
    'person=0',
    'person=-3',
    'kind=lamp',
    'from=yesterday',
    'from=2026-02-30',
    'to=22.11.2026',
    '_q=%20',
    '',
  ])('do not count when they say %s', (query) => {
    expect(hasFilters(filtersOf(address(query)))).toBe(false);
  });

  it('change one by one, keep the page size, and begin at the first page again', () => {
    const next = withFilters(address(FULL), { kind: 'site', action: null });
    expect(Object.fromEntries(next)).toEqual({
      person: '3',
      kind: 'site',
      from: '2026-11-01',
      to: '2026-11-22',
      _q: 'harbour',
      pageSize: '50',
    });
  });

  it('do not change the address that was given', () => {
    const given = address(FULL);
    withFilters(given, { kind: null });
    withoutFilters(given);
    expect(given.toString()).toBe(FULL);
  });

  it('can all be taken back, and the page size stays', () => {
    const next = withoutFilters(address(FULL));
    expect(next.toString()).toBe('pageSize=50');
    expect(hasFilters(filtersOf(next))).toBe(false);
  });
});

describe('the question to the server', () => {
  it('names whole days where the person is', () => {
    const { from, to } = queryOf(address(FULL));
    expect(from).toBe(new Date(2026, 10, 1).toISOString());
    expect(to).toBe(new Date(2026, 10, 23).toISOString());
  });

  it('covers one day when both ends are the same', () => {
    const { from, to } = queryOf(address('from=2026-11-22&to=2026-11-22'));
    expect(Date.parse(to ?? '') - Date.parse(from ?? '')).toBe(24 * 60 * 60_000);
  });

  it('takes two days in the wrong order as they are meant', () => {
    const wrong = queryOf(address('from=2026-11-22&to=2026-11-01'));
    expect(wrong).toEqual(queryOf(address('from=2026-11-01&to=2026-11-22')));
  });

  it('has pages of 20 unless the address says otherwise, and of 100 at most', () => {
    expect(queryOf(address(''))).toMatchObject({ page: 1, pageSize: 20 });
    expect(queryOf(address('page=3&pageSize=50'))).toMatchObject({ page: 3, pageSize: 50 });
    expect(queryOf(address('page=x&pageSize=1000'))).toMatchObject({ page: 1, pageSize: 100 });
  });

  it.each([FULL, '', 'from=2026-11-22&to=2026-11-01', `_q=${'x'.repeat(300)}`, 'pageSize=9999'])(
    'is one that the server takes: %s',
    (query) => {
      expect(auditQuerySchema.safeParse(queryOf(address(query))).success).toBe(true);
    }
  );
});

describe('days in the address', () => {
  it.each(['2026-01-01', '2024-02-29', '2026-12-31', '2026-10-25'])('keep %s', (day) => {
    const start = startOfDay(day);
    expect(start).not.toBeNull();
    expect(dayOf(start ?? new Date(0))).toBe(day);
  });

  it.each(['2025-02-29', '2026-13-01', '2026-1-1', '', null])('refuse %s', (day) => {
    expect(startOfDay(day)).toBeNull();
  });
});

describe('before and after', () => {
  it('stand side by side, with what is missing on one side', () => {
    const before = { name: 'Articles', enabled: true, note: null };
    const after = { name: 'Pages', targets: [1, 2], note: '' };
    expect(factRowsOf({ before, after })).toEqual([
      { name: 'name', before: 'Articles', after: 'Pages' },
      { name: 'enabled', before: 'true', after: null },
      { name: 'note', before: 'null', after: '""' },
      { name: 'targets', before: null, after: '[1,2]' },
    ]);
  });

  it('are nothing when there is nothing to compare', () => {
    expect(factRowsOf({ before: null, after: null })).toEqual([]);
  });

  it('do not take what every object has for a field', () => {
    const rows = factRowsOf({ before: { toString: 'x' }, after: {} });
    expect(rows).toEqual([{ name: 'toString', before: 'x', after: null }]);
  });
});

describe('people to choose from', () => {
  const actors = [{ id: 3, name: 'Iris Quay' }];
  const unknown = (id: number) => `Person ${id}`;

  it('are those in the log', () => {
    expect(personOptions(actors, null, unknown)).toEqual([{ value: 3, label: 'Iris Quay' }]);
    expect(personOptions(actors, 3, unknown)).toHaveLength(1);
  });

  it('are joined by the one that only the address knows', () => {
    expect(personOptions(actors, 9, unknown)[1]).toEqual({ value: 9, label: 'Person 9' });
  });
});

describe('days to keep entries', () => {
  it.each([0, 1, 400, 3650])('may be %d, as the server sees it', (days) => {
    expect(retentionDaysOf(days)).toBe(days);
    expect(auditRetentionSchema.safeParse({ days }).success).toBe(true);
  });

  it.each([-1, 3651, 1.5, Number.NaN, undefined])('may not be %s, as for the server', (days) => {
    expect(retentionDaysOf(days)).toBeNull();
    expect(auditRetentionSchema.safeParse({ days }).success).toBe(false);
  });
});

describe('the navigation', () => {
  it('leads to the audit log only those who may monitor', () => {
    const labelsFor = (rights: { canRead: boolean; canMonitor: boolean }) =>
      visiblePages({ canEditSettings: false, ...rights } as Parameters<typeof visiblePages>[0]).map(
        ({ label }) => label
      );
    expect(labelsFor({ canRead: true, canMonitor: true })).toContain('audit.title');
    expect(labelsFor({ canRead: true, canMonitor: false })).not.toContain('audit.title');
  });
});
