import fc from 'fast-check';

import { checkRecord } from '../../../sandbox/src/bluesky/lexicon/check-record';
import { DEFAULT_KNOBS } from '../../../sandbox/src/bluesky/knobs';
import type { PublishRequest } from '../../../server/src/platforms/contract';
import { PlatformFailure } from '../../../server/src/platforms/contract';
import { generatedPost } from '../../platform-kit/generated-posts';
import { AdapterUnderTest } from './adapter-under-test';
import { aPost, BlueskyUnderTest, POSTS } from './bluesky-under-test';

const SEED = 20261122;

/** The network takes a post without anything in it, we do not: no disagreement about texts. */
const texts = generatedPost(300).filter((text) => text.trim() !== '');

const sandboxTakes = (text: string): boolean => {
  try {
    checkRecord({ collection: POSTS, record: { ...aPost({ text }) } as never }, DEFAULT_KNOBS);
    return true;
  } catch {
    return false;
  }
};

describe('adapter and sandbox', () => {
  let bluesky: BlueskyUnderTest;
  let under: AdapterUnderTest;

  beforeAll(async () => {
    bluesky = await BlueskyUnderTest.start();
    under = new AdapterUnderTest(bluesky);
  });
  afterAll(() => bluesky.close());

  const adapterTakes = (request: PublishRequest): boolean =>
    under.adapter.check(request).length === 0;

  it('agree on 5,000 texts, of which many are just too long and many just not', () => {
    const verdicts = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(texts, (text) => {
        const taken = adapterTakes(under.request({ text }));
        verdicts[taken ? 'taken' : 'refused'] += 1;
        expect([text, sandboxTakes(text)]).toEqual([text, taken]);
      }),
      { seed: SEED, numRuns: 5000 }
    );
    expect(Math.min(verdicts.taken, verdicts.refused)).toBeGreaterThan(500);
  });

  it('agree over HTTP on 100 of them, facets and all', async () => {
    bluesky.act('configure', { rateLimitsEnabled: false });
    for (const text of fc.sample(texts, { seed: SEED, numRuns: 100 })) {
      const request = under.request({ text });
      const taken = adapterTakes(request);
      const sent = under.adapter.prepare(request).then(async ([part]) => {
        if (part) await under.adapter.commit(request, part, []);
        return true;
      });
      const outcome = await sent.catch((error: unknown) => {
        if (error instanceof PlatformFailure && error.family === 'rejected') return false;
        throw error;
      });
      expect([text, outcome]).toEqual([text, taken]);
      if (taken) expect(under.posts().some((post) => post.text === text)).toBe(true);
    }
  });
});
