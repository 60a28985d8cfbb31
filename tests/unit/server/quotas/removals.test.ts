import { blueskyDescriptor } from '../../../../server/src/platforms/bluesky/descriptor';
import { linkedInDescriptor } from '../../../../server/src/platforms/linkedin/descriptor';
import { mastodonDescriptor } from '../../../../server/src/platforms/mastodon/descriptor';
import { xDescriptor } from '../../../../server/src/platforms/x';
import { removalReason, namesOf } from '../../../../server/src/services/quotas/hold-reasons';
import type { Limit } from '../../../../server/src/services/quotas/limit';
import { limitsOf, removalLimitsOf } from '../../../../server/src/services/quotas/limits-of';
import { plainPost, usedOf } from '../../../../server/src/services/quotas/takes-of';
import { someFacts } from './a-connection';

const takes = (limits: readonly Limit[]) => limits.map((one) => [one.id, one.takes, one.limit]);

describe('taking posts away', () => {
  it.each([
    ['Mastodon', mastodonDescriptor, [['removals', 4, 30]]],
    ['X', xDescriptor, [['removals', 4, 50]]],
    [
      'Bluesky',
      blueskyDescriptor,
      [
        ['posts', 4, 1666],
        ['daily-posts', 4, 11666],
      ],
    ],
    [
      'LinkedIn',
      linkedInDescriptor,
      [
        ['calls', 4, 150],
        ['app-calls', 4, 100_000],
      ],
    ],
  ])('counts on %s where the platform counts it', (_, { quotas = [] }, expected) => {
    const facts = someFacts({ rules: quotas });
    expect(takes(removalLimitsOf(facts, 4))).toEqual(expected);
  });

  it('takes nothing of budgets, and posts take nothing of what counts removals', () => {
    const rules = mastodonDescriptor.quotas ?? [];
    const facts = someFacts({ rules });
    expect(removalLimitsOf(facts, 1).every(({ kind }) => kind === 'platform')).toBe(true);
    expect(limitsOf(facts, plainPost()).map(({ id }) => id)).not.toContain('removals');
  });

  it('of more parts than are ever allowed goes out alone, and not at all where nothing is allowed', () => {
    const rules = mastodonDescriptor.quotas ?? [];
    const facts = someFacts({ rules });
    expect(takes(removalLimitsOf(facts, 40))).toEqual([['removals', 30, 30]]);
    const { connection } = facts;
    const lowered = someFacts({
      rules,
      connection: { ...connection, quotaLimits: { removals: 0 } },
    });
    expect(takes(removalLimitsOf(lowered, 2))).toEqual([['removals', 2, 0]]);
  });

  it('has used what was called, refused or not', () => {
    const [limit] = removalLimitsOf(someFacts({ rules: xDescriptor.quotas ?? [] }), 3) as [Limit];
    const tally = { wasTried: true, partsLeft: 3, begun: 2, landed: 2 };
    expect(usedOf(limit, tally)).toBe(2);
    expect(usedOf(limit, { ...tally, wasTried: false, begun: 0, landed: 0 })).toBe(0);
  });

  it('that has to wait names the limit, the account and the time', () => {
    const facts = someFacts({ rules: xDescriptor.quotas ?? [] });
    const [obstacle] = removalLimitsOf(facts, 1) as [Limit];
    const now = Date.UTC(2026, 6, 1, 13);
    const later = { kind: 'later', obstacle, at: now + 20 * 60_000 } as const;
    expect(removalReason(later, namesOf(facts), now)).toMatch(
      /^.* allows 50 removals in 15 minutes for @.*; this one is removed at \d\d:\d\d .*\.$/
    );
    expect(removalReason({ kind: 'never', obstacle }, namesOf(facts), now)).toMatch(
      /so this one stays for now\. Raise the limit of @.* to have it removed\.$/
    );
  });
});
