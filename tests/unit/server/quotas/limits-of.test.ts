import { limitsOf, type LimitFacts } from '../../../../server/src/services/quotas/limits-of';
import { plainPost } from '../../../../server/src/services/quotas/takes-of';
import { someFacts } from './a-connection';

const short = (facts: LimitFacts, post = plainPost()) =>
  limitsOf(facts, post).map(({ subject, id, limit, takes }) => [subject, id, limit, takes]);

describe('the limits of a post', () => {
  it('are the rules of its platform, for the account or for the app', () => {
    expect(limitsOf(someFacts(), plainPost())).toMatchObject([
      { subject: 'connection:12', id: 'posts', window: { kind: 'rolling', ms: 900_000 } },
      {
        subject: 'app:x:abc',
        id: 'app-calls',
        window: { kind: 'calendar', unit: 'day', timeZone: 'UTC' },
      },
    ]);
  });

  it('are lowered by the site and by the account, and raised by nobody', () => {
    const facts = someFacts();
    const lowered = (ofSite: number, ofAccount: number) =>
      short({
        ...facts,
        site: facts.site && { ...facts.site, quotaLimits: { x: { posts: ofSite } } },
        connection: { ...facts.connection, quotaLimits: { posts: ofAccount } },
      })[0]?.[2];
    expect([lowered(50, 80), lowered(80, 50), lowered(500, 400)]).toEqual([50, 50, 100]);
  });

  it('pace what rules and bulk orders send, and nothing else', () => {
    const sources = ['rule', 'bulk', 'manual', 'api', 'schedule'] as const;
    const paced = sources.filter((source) =>
      limitsOf(someFacts(), plainPost({ source })).some(({ id }) => id === 'pace')
    );
    expect(paced).toEqual(['rule', 'bulk']);
    const isOff = limitsOf(someFacts({ paceMs: 0 }), plainPost({ source: 'rule' }));
    expect(isOff.some(({ id }) => id === 'pace')).toBe(false);
  });

  it('take a long thread as the whole of a shorter limit, so that it goes out alone', () => {
    const thread = plainPost({ parts: 120, partsLeft: 120, calls: 120 });
    expect(short(someFacts(), thread)[0]).toEqual(['connection:12', 'posts', 100, 100]);
  });

  it('leave out what nothing is taken of: a thread that has begun is one post already', () => {
    const rest = plainPost({ parts: 5, partsLeft: 2, calls: 2, source: 'rule' });
    expect(short(someFacts(), rest)).toEqual([
      ['connection:12', 'posts', 100, 2],
      ['app:x:abc', 'app-calls', 1_000, 2],
    ]);
  });

  describe('with budgets', () => {
    const withBudgets = (budgets: NonNullable<LimitFacts['site']>['budgets']) => {
      const facts = someFacts({ rules: [] });
      return { ...facts, site: facts.site && { ...facts.site, budgets } };
    };
    const day = { per: 'day', mode: 'hard' } as const;

    it('are those of all platforms and of its own, by the calendar of the site', () => {
      const posts = [
        { ...day, platform: null, posts: 9 },
        { ...day, platform: 'x', posts: 4 },
        { ...day, platform: 'bluesky', posts: 5 },
      ];
      const limits = limitsOf(withBudgets({ posts, money: null }), plainPost());
      expect(limits.map(({ id, limit }) => [id, limit])).toEqual([
        ['posts-day', 9],
        ['posts-day:x', 4],
      ]);
      expect(limits[0]?.window).toEqual({
        kind: 'calendar',
        unit: 'day',
        timeZone: 'Europe/Lisbon',
      });
    });

    it('hold the lower of two for the same', () => {
      const posts = [9, 4, 6].map((most) => ({ ...day, platform: 'x', posts: most }));
      expect(short(withBudgets({ posts, money: null }))).toEqual([['site:3', 'posts-day:x', 4, 1]]);
    });

    it('take what a post costs, also more than there is: that is not spent', () => {
      const money = { monthUsd: 0.1, mode: 'hard' } as const;
      const dear = plainPost({ cost: 200_000 });
      expect(short(withBudgets({ posts: [], money }), dear)).toEqual([
        ['site:3', 'money', 100_000, 200_000],
      ]);
      expect(short(withBudgets({ posts: [], money }), plainPost())).toEqual([]);
    });
  });
});

describe('a platform’s limit that people lowered', () => {
  const loweredTo = (ofSite: number | null, ofAccount: number | null) => {
    const { connection, site } = someFacts();
    const limitsTo = (posts: number | null): Record<string, number> =>
      posts === null ? {} : { posts };
    const quotaLimits = limitsTo(ofAccount);
    const siteLimits = { x: limitsTo(ofSite) };
    const facts = someFacts({
      connection: { ...connection, quotaLimits },
      site: site && { ...site, quotaLimits: siteLimits },
    });
    const [posts] = limitsOf(facts, plainPost());
    return [posts?.limit, posts?.loweredBy];
  };

  it.each([
    [null, null, 100, undefined],
    [100, 100, 100, undefined],
    [20, null, 20, 'site'],
    [20, 30, 20, 'site'],
    [20, 10, 10, 'account'],
    [null, 0, 0, 'account'],
  ])(
    'to %s by the site and %s for the account is %s, lowered by the %s',
    (site, own, limit, by) => {
      expect(loweredTo(site, own)).toEqual([limit, by]);
    }
  );
});
