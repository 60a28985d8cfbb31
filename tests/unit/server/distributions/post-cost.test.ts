import { postCostUsd } from '../../../../server/src/services/distributions/post-cost';
import type { StoredContent } from '../../../../server/src/services/adaptation/stored-content';

const CARD = { url: 'https://harbour.example/tides', title: '', description: '', image: null };
const content = (texts: string[], card: StoredContent['card'] = null): StoredContent => ({
  ...{ format: 'feed', card, language: null },
  parts: texts.map((text) => ({ text, media: [] })),
});

/** A cent for each part, and one more for a card. */
const pricesOf = ({ texts, card }: { texts: readonly string[]; card: string | null }) => [
  ...texts.map(() => ({ usd: 0.01, reason: 'A post' })),
  ...(card ? [{ usd: 0.01, reason: 'A link' }] : []),
];

describe('what a post costs', () => {
  it('is the sum of its parts, with its card', () => {
    expect(postCostUsd({ pricesOf }, content(['One', 'Two']))).toBeCloseTo(0.02);
    expect(postCostUsd({ pricesOf }, content(['One'], CARD))).toBeCloseTo(0.02);
  });

  it('is nothing that is known where the platform has no prices', () => {
    expect(postCostUsd({}, content(['One']))).toBeNull();
  });
});
