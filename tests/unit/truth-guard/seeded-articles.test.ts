import { BUILT_IN_PLATFORMS } from '../../../server/src/platforms/registry';
import { adapt } from '../../../server/src/services/adaptation/adapt';
import { openSource } from '../../../server/src/services/truth-guard/open-source';
import { adaptRequest } from '../../platform-kit/adapt-request';
import { entryOf, seeds, sourceOf } from './seeded-articles';

const descriptors = BUILT_IN_PLATFORMS.map(({ descriptor }) => descriptor);

describe.each(seeds.map((seed) => [`${seed.document} (${seed.locale})`, seed] as const))(
  'the article %s of the playground, as the plugin words it without AI',
  (_name, seed) => {
    it.each(descriptors.map((descriptor) => [descriptor.id, descriptor] as const))(
      'has nothing invented on %s, in one post or a thread',
      (_id, descriptor) => {
        const source = openSource(sourceOf(seed));
        for (const overflow of ['shorten', 'thread'] as const) {
          const { content } = adapt(
            adaptRequest(descriptor, {
              entry: entryOf(seed),
              target: { overflow, numbering: true, hashtags: 'tags_and_keywords' },
            })
          );
          const texts = content.parts.map(({ text }) => text);
          const { report, verdict } = source.check({
            ...{ texts, hashtags: seed.tags, language: seed.locale },
            altTexts: seed.gallery.map(({ alt }, fileId) => ({ fileId, altText: alt })),
          });
          expect(report.findings).toEqual([]);
          expect(verdict).toBe('clean');
        }
      }
    );
  }
);
