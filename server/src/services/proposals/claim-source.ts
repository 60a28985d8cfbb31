import type { LoadedEntry } from '../mappings/entry-loader';
import { withTrackedLink } from '../distributions/compose-post';
import type { Site } from '../sites/site';
import { openSource, type OpenSource } from '../truth-guard/open-source';
import { PROMPT_SENTINELS } from './prompt';
import type { Place } from './wanted-posts';

/** What posts of the entry may claim: what people wrote, and what the plugin adds itself. */
export const claimSourceOf = (
  loaded: LoadedEntry,
  order: { site: Site; places: readonly Place[] }
): (() => OpenSource) => {
  let opened: OpenSource | null = null;
  return () => (opened ??= openedSource(loaded, order));
};

const openedSource = (
  { entry, facts }: LoadedEntry,
  { site, places }: { site: Site; places: readonly Place[] }
): OpenSource => {
  const links = places.map(({ order }) => withTrackedLink(order).link);
  const media = places.flatMap(({ current }) =>
    current.content.parts.flatMap((part) => part.media)
  );
  return openSource({
    ...{ title: entry.title, summary: entry.summary, tags: entry.tags, author: entry.author },
    // Dates, prices and places often stand in attributes of their own.
    body: [entry.body, ...Object.values(facts).map(String)].join('\n'),
    links: [...new Set([entry.link, ...links].filter((link) => link !== null))],
    siteName: site.name,
    handles: places.map(({ order }) => order.connection.account.handle),
    language: entry.language,
    publishedAt: null,
    files: [...new Map(media.map((file) => [file.fileId, file])).values()].map(({ altText }) => ({
      name: '',
      altText,
    })),
    sentinels: PROMPT_SENTINELS,
  });
};
