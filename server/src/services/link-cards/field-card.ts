import type { MappedEntry } from '../adaptation/entry';
import type { StoredCard } from '../adaptation/stored-content';
import { cleanText } from './clean-text';
import type { PageFacts } from './page-facts';
import { hostOf } from './link-words';

/** Longer ones are cut by every platform; graphemes. */
const MAX_TITLE = 200;
const MAX_DESCRIPTION = 250;

/** The card that the mapped fields give. */
export const fieldCardOf = (entry: MappedEntry, url: string): StoredCard => ({
  url,
  title: cleanText(entry.title, MAX_TITLE),
  description: cleanText(entry.summary || entry.body, MAX_DESCRIPTION),
  image: entry.cover ?? entry.gallery.find(({ kind }) => kind === 'image') ?? null,
});

/**
 * What the fields do not say, from the page. A card always has a title: LinkedIn and Bluesky refuse
 * one without.
 */
export const filledCard = (card: StoredCard, facts: PageFacts | null): StoredCard => ({
  ...card,
  title: card.title || cleanText(titleOf(facts), MAX_TITLE) || hostOf(card.url),
  description: card.description || cleanText(descriptionOf(facts), MAX_DESCRIPTION),
});

const titleOf = (facts: PageFacts | null): string => facts?.openGraph.title || facts?.title || '';

const descriptionOf = (facts: PageFacts | null): string =>
  facts?.openGraph.description || facts?.description || '';
