import type { PlatformId } from '../../platforms/contract';
import type { PageFacts } from './page-facts';
import type { PictureSize } from './card-image-sizes';

/** What a platform makes of a page. Empty texts, null: the page does not say. */
export interface PageCard {
  title: string;
  description: string;
  imageUrl: string | null;
  /** As the page claims. */
  imageSize: PictureSize | null;
  /** False: the platform only shows the picture small, as the page asks for it. */
  isLarge: boolean;
  /** False: the platform shows the bare address. */
  isShown: boolean;
}

/** As the platform's crawler reads it. */
export const pageCardOf = (facts: PageFacts, platform: PlatformId): PageCard =>
  platform === 'x' ? xCardOf(facts) : openGraphCardOf(facts);

/**
 * X reads its own tags and falls back to Open Graph; without `twitter:card` a page needs og:type,
 * og:title and og:description (https://developer.x.com/cards/markup, checked 2026-11-23).
 */
const xCardOf = ({ openGraph, twitter }: PageFacts): PageCard => {
  const { image } = openGraph;
  const imageUrl = twitter.image ?? image?.url ?? null;
  const hasOpenGraph = Boolean(openGraph.type && openGraph.title && openGraph.description);
  return {
    title: twitter.title || openGraph.title,
    description: twitter.description || openGraph.description,
    imageUrl,
    imageSize: image?.url === imageUrl ? sizeOf(image) : null,
    isLarge: twitter.card === 'summary_large_image',
    isShown: twitter.card !== '' || hasOpenGraph,
  };
};

/** Facebook, Threads, Mastodon and most others: Open Graph, then what every page has. */
const openGraphCardOf = ({ openGraph, title, description }: PageFacts): PageCard => ({
  title: openGraph.title || title,
  description: openGraph.description || description,
  imageUrl: openGraph.image?.url ?? null,
  imageSize: sizeOf(openGraph.image),
  isLarge: true,
  isShown: true,
});

const sizeOf = (image: PageFacts['openGraph']['image']): PictureSize | null => {
  const { width, height } = image ?? {};
  return width && height ? { width, height } : null;
};
