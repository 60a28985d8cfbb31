import type { PlatformDescriptor } from '../../server/src/platforms/contract';
import type { AdaptRequest } from '../../server/src/services/adaptation/adapt';
import type { MappedEntry } from '../../server/src/services/adaptation/entry';
import { templateValuesOf } from '../../server/src/services/templates/template-values';

const ENTRY: MappedEntry = {
  ...{ uid: 'api::article.article', documentId: 'tide-tables', locale: 'en', language: 'en' },
  title: 'The lighthouse opens on Sunday',
  summary: 'Climb the 212 steps and see the whole bay.',
  body: '',
  link: 'https://example.com/en/articles/lighthouse',
  cover: null,
  gallery: [],
  tags: ['Lighthouse', 'slow food'],
  author: null,
  versionHash: 'one',
};

export const anEntry = (changes: Partial<MappedEntry> = {}): MappedEntry => ({
  ...ENTRY,
  ...changes,
});

/** An entry to be fitted to a platform, by default to its feed and in the plugin's own wording. */
export const adaptRequest = (
  descriptor: PlatformDescriptor,
  { entry = ENTRY, ...more }: Partial<AdaptRequest> = {}
): AdaptRequest => ({
  ...{ entry, descriptor, format: 'feed', wording: null },
  target: { overflow: 'shorten', numbering: false, hashtags: 'tags' },
  valuesOf: ({ link, hashtags, ...pieces }) =>
    templateValuesOf({
      entry: { ...entry, ...pieces },
      facts: {},
      site: { name: 'Harbour Light Weekly', timezone: 'Europe/Lisbon' },
      platform: { id: descriptor.id, label: descriptor.label },
      account: { handle: 'harbourlight', name: 'Harbour Light' },
      ...{ sets: {}, hashtags, link },
    }),
  ...more,
});
