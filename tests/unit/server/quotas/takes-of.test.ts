import type { PlatformDescriptor } from '../../../../server/src/platforms/contract';
import type { Delivery } from '../../../../server/src/services/deliveries/delivery';
import type { Limit } from '../../../../server/src/services/quotas/limit';
import {
  countedPostOf,
  takesOf,
  usedOf,
  type Tally,
} from '../../../../server/src/services/quotas/takes-of';

const DESCRIPTOR = {
  pricesOf: ({ texts }: { texts: readonly string[] }) =>
    texts.map(() => ({ usd: 0.015, reason: 'a post' })),
} as unknown as PlatformDescriptor;

const part = (kinds: readonly string[] = []) => ({
  text: 'The lamp is lit.',
  media: kinds.map((kind) => ({ kind })),
});

const deliveryOf = (over: object): Delivery =>
  ({
    source: 'manual',
    posted: [],
    firstComment: null,
    platformCostUsd: null,
    ...over,
    content: { parts: [part()], card: null, ...(over as { content?: object }).content },
  }) as unknown as Delivery;

describe('what a delivery takes', () => {
  it('costs what its row says; where that says nothing, what the platform asks for', () => {
    // What an AI took for its words was spent when it was asked.
    const known = deliveryOf({ platformCostUsd: 0.2, aiCostUsd: 0.01 });
    expect(countedPostOf(known, DESCRIPTOR).cost).toBe(200_000);
    expect(countedPostOf(deliveryOf({}), DESCRIPTOR).cost).toBe(15_000);
  });

  it('is what is left of a thread that has begun', () => {
    const begun = deliveryOf({
      content: { parts: [part(), part(), part()] },
      posted: [{ id: '1' }],
      platformCostUsd: 0.3,
    });
    const post = countedPostOf(begun, DESCRIPTOR);
    const counts = ['post', 'part', 'call', 'money'] as const;
    expect(counts.map((one) => takesOf(one, post))).toEqual([0, 2, 2, 200_000]);
  });

  it('counts the calls of files and of the first comment', () => {
    const calls = (over: object) => countedPostOf(deliveryOf(over), DESCRIPTOR).calls;
    expect(calls({})).toBe(1);
    expect(calls({ firstComment: { text: 'More inside.' } })).toBe(2);
    expect(calls({ content: { parts: [part(['image', 'image'])] } })).toBe(7);
    expect(calls({ content: { parts: [part(['video'])] } })).toBe(11);
  });
});

describe('what an attempt has used', () => {
  const used = (counts: Limit['counts'], takes: number, tally: Partial<Tally>) =>
    usedOf({ counts, takes } as Limit, {
      wasTried: true,
      begun: 0,
      landed: 0,
      partsLeft: 4,
      ...tally,
    });

  it('is nothing but calls when no part was sent', () => {
    const counts = ['post', 'part', 'call', 'money'] as const;
    expect(counts.map((one) => used(one, 4, {}))).toEqual([0, 0, 4, 0]);
    expect(used('call', 4, { wasTried: false })).toBe(0);
  });

  it('counts refused parts with the platform, but only money for those that are there', () => {
    const tally = { begun: 2, landed: 1 };
    expect(used('part', 4, tally)).toBe(2);
    expect(used('post', 1, tally)).toBe(1);
    expect(used('money', 400_000, tally)).toBe(100_000);
  });
});
