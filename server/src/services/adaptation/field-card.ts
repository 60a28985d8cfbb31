import { cleanText } from './clean-text';
import type { MappedEntry } from './entry';
import type { StoredCard } from './stored-content';

/** Longer ones are cut by every platform; graphemes. */
export const MAX_CARD_TITLE = 200;
export const MAX_CARD_DESCRIPTION = 250;

/** The card that the mapped fields give. */
export const fieldCardOf = (entry: MappedEntry, url: string): StoredCard => ({
  url,
  title: cleanText(entry.title, MAX_CARD_TITLE),
  description: cleanText(entry.summary || entry.body, MAX_CARD_DESCRIPTION),
  image: entry.cover ?? entry.gallery.find(({ kind }) => kind === 'image') ?? null,
});

/** A card always has a title: LinkedIn and Bluesky refuse one without. */
export const titledCard = (card: StoredCard): StoredCard => ({
  ...card,
  title: card.title || hostOf(card.url),
});

export const hostOf = (address: string): string =>
  URL.canParse(address) ? new URL(address).host || address : address;
