import { cleanText } from '../adaptation/clean-text';
import { MAX_CARD_DESCRIPTION, MAX_CARD_TITLE, titledCard } from '../adaptation/field-card';
import type { StoredCard } from '../adaptation/stored-content';
import type { PageFacts } from './page-facts';

/** What the fields do not say, from the page. */
export const filledCard = (card: StoredCard, facts: PageFacts | null): StoredCard =>
  titledCard({
    ...card,
    title: card.title || cleanText(titleOf(facts), MAX_CARD_TITLE),
    description: card.description || cleanText(descriptionOf(facts), MAX_CARD_DESCRIPTION),
  });

const titleOf = (facts: PageFacts | null): string => facts?.openGraph.title || facts?.title || '';

const descriptionOf = (facts: PageFacts | null): string =>
  facts?.openGraph.description || facts?.description || '';
