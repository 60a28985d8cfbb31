import {
  RETENTION_KINDS,
  RETENTION_LIMITS,
  retentionDaysSchema,
  retentionQuerySchema,
  saveRetentionSchema,
} from '../../../../contracts/retention';
import { parseConfig } from '../../../../server/src/config/parse-config';
import { setDays } from '../../../../server/src/services/retention/retention-settings';

const KEY = { encryption: { key: 'ab'.repeat(32) } };

describe('how long things are kept', () => {
  it.each(RETENTION_KINDS)('%s: what is usual is allowed', (kind) => {
    const { usual, least, most, isForeverAllowed } = RETENTION_LIMITS[kind];
    expect(retentionDaysSchema(kind).safeParse(usual).success).toBe(true);
    expect(least).toBeLessThan(most);
    expect(usual === 0 ? isForeverAllowed : usual >= least && usual <= most).toBe(true);
  });

  it('is what the config says, and what is usual where it says nothing', () => {
    const { retention } = parseConfig({ ...KEY, retention: { drafts: 7, audit: 0 } });
    expect(retention).toMatchObject({ drafts: 7, audit: 0, deliveries: 0, webhookLog: 30 });
  });

  it.each([
    [{ drafts: 6 }, 'retention.drafts'],
    [{ drafts: 0 }, 'retention.drafts'],
    [{ deliveries: 29 }, 'must be 30 to 3650 days, or 0 to keep it for ever'],
    [{ metricChecks: 30 }, 'retention.metricChecks'],
    [{ posts: 30 }, 'retention'],
  ])('cannot be %j in the config', (retention, words) => {
    expect(() => parseConfig({ ...KEY, retention })).toThrow(words);
  });

  it('keeps what a repeated request and a budget need', () => {
    expect(RETENTION_LIMITS.idempotencyKeys.least).toBeGreaterThanOrEqual(1);
    expect(RETENTION_LIMITS.aiUsage.least).toBeGreaterThanOrEqual(62);
    expect(RETENTION_LIMITS.metricChecks.least).toBeGreaterThan(365);
    expect(RETENTION_LIMITS.counts.least).toBeGreaterThan(30);
  });
});

describe('what is stored', () => {
  it.each([null, undefined, 'x', 3, [], { drafts: '30' }, { drafts: 2 }, { posts: 5 }])(
    'counts only as far as it is possible: %j',
    (stored) => {
      expect(setDays(stored)).toEqual({});
    }
  );

  it('is read kind by kind', () => {
    expect(setDays({ drafts: 30, audit: 0, webhookLog: 9_999 })).toEqual({ drafts: 30, audit: 0 });
  });
});

describe('what is asked', () => {
  it('is a number of days for each kind', () => {
    expect(retentionQuerySchema.parse({ drafts: '30', audit: '0' })).toEqual({
      ...{ drafts: 30, audit: 0 },
    });
    for (const drafts of ['6', '-30', '1e2', '30.5', '']) {
      expect(retentionQuerySchema.safeParse({ drafts }).success).toBe(false);
    }
  });

  it('may name some kinds, or say that one is as usual again', () => {
    expect(saveRetentionSchema.parse({ drafts: null })).toEqual({ drafts: null });
    expect(saveRetentionSchema.safeParse({ posts: 30 }).success).toBe(false);
  });
});
