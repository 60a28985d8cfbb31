import fc from 'fast-check';

import { captionProblem } from '../../../sandbox/src/instagram/content/caption-rules';
import { InstagramAdapter } from '../../../server/src/platforms/instagram';
import type { Account } from '../../../server/src/platforms/contract';
import { imageFile } from '../../platform-kit/files';
import { generatedPost } from '../../platform-kit/generated-posts';
import { FakeGraph, someDeps } from '../../unit/platforms/meta/builders';
import { postOf } from './adapter-for-test';
import { Publishing } from './publishing-for-test';

const SEED = 20261122;
const LIMIT = 2200;

const adapter = new InstagramAdapter(someDeps(new FakeGraph()));

const account: Account = {
  id: '17841400000000101',
  handle: 'harbourlight.weekly',
  name: 'Harbour Light Weekly',
  avatarUrl: null,
  kind: 'organization',
  profileUrl: null,
};

const file = imageFile({ url: 'https://cms.harbourlight.example/cover.jpg' });

const isValid = (text: string): boolean =>
  adapter.check({ account, content: postOf(text, [file]), options: {} }).length === 0;

/** Posts, and posts with about as many hashtags or mentions as are allowed. */
const captions = fc.oneof(
  { weight: 8, arbitrary: generatedPost(LIMIT) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('#tide ', '#灯台 ', '#👍 ', '##x ', '#️⃣ ', 'a#b '),
        fc.integer({ min: 28, max: 33 })
      )
      .map(([tag, times]) => tag.repeat(times)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('@marsh.walks ', 'a@b.example ', '@@x ', '(@y) ', 'é@z '),
        fc.integer({ min: 18, max: 23 })
      )
      .map(([name, times]) => name.repeat(times)),
  }
);

it('finds the same 5,000 captions valid that Instagram takes', () => {
  const verdicts = { taken: 0, refused: 0 };
  fc.assert(
    fc.property(captions, (text) => {
      const isTaken = captionProblem(text, { captionUnit: 'utf16' }) === null;
      verdicts[isTaken ? 'taken' : 'refused'] += 1;
      expect(isValid(text)).toBe(isTaken);
    }),
    { seed: SEED, numRuns: 5_000 }
  );
  // Both sides of the limit were seen, or the agreement would mean nothing.
  expect(Math.min(verdicts.taken, verdicts.refused)).toBeGreaterThan(300);
});

it('agrees over the wire as well', async () => {
  const site = await Publishing.open();
  try {
    const image_url = await site.jpeg(400, 400);
    for (const caption of fc.sample(captions, { seed: SEED, numRuns: 100 })) {
      const { status } = await site.create({ image_url, caption });
      expect({ caption, isTaken: status === 200 }).toEqual({ caption, isTaken: isValid(caption) });
    }
  } finally {
    await site.close();
  }
});
