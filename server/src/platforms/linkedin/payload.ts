import type { JsonValue, LinkCard, MediaFile, PostContent } from '../contract';
import { MAX_ALT_TEXT_LENGTH } from './media-rules';
import { MAX_TITLE_LENGTH } from './options';
import type { LinkedInOptions } from './options';
import { escapeLittleText, shorten } from './text';

/**
 * POSTS gives no limits for cards; these are the ones of the same card in an ad, 200 and 300
 * (https://www.linkedin.com/help/lms/answer/a426534, checked 2026-11-22), well below what the API
 * is reported to take.
 */
const MAX_CARD_TITLE_LENGTH = 200;
const MAX_CARD_DESCRIPTION_LENGTH = 300;

export interface PostDraft {
  author: string;
  content: PostContent;
  options: LinkedInOptions;
}

type JsonObject = { readonly [key: string]: JsonValue };

/** The files behind the URNs that {@link buildPayload} takes, in the same order. */
export const mediaOf = (content: PostContent): readonly MediaFile[] => {
  if (content.card) return content.card.image ? [content.card.image] : [];
  return content.parts[0]?.media ?? [];
};

/** The body of a create (POSTS, checked 2026-11-22). `urns` are those of {@link mediaOf}. */
export const buildPayload = (draft: PostDraft, urns: readonly string[]): JsonValue => {
  const { author, content, options } = draft;
  const attached = attachment(draft, urns);
  return {
    author,
    // The last thing that happens to the text: it is escaped exactly once.
    commentary: escapeLittleText(content.parts[0]?.text ?? ''),
    visibility: options.visibility,
    distribution: {
      feedDistribution: 'MAIN_FEED',
      targetEntities: [],
      thirdPartyDistributionChannels: [],
    },
    ...(attached && { content: attached }),
    lifecycleState: 'PUBLISHED',
    isReshareDisabledByAuthor: options.reshareDisabled,
  };
};

/** Exactly one of the four, or nothing. */
const attachment = (
  { content, options }: PostDraft,
  urns: readonly string[]
): JsonObject | null => {
  if (options.poll) return { poll: poll(options.poll) };
  if (content.card) return { article: article(content.card, urns[0]) };
  const files = mediaOf(content);
  const [file] = files;
  const [id] = urns;
  if (!file || !id) return null;
  if (urns.length === 1) return { media: { id, ...describe(file, options) } };
  const images = urns.map((urn, place) => ({ id: urn, ...altText(files[place]) }));
  return { multiImage: { images } };
};

/** Card texts are plain, not little text. LinkedIn does not scrape: what is not here is not shown. */
const article = (card: LinkCard, thumbnail: string | undefined): JsonValue => {
  const description = shorten(card.description, MAX_CARD_DESCRIPTION_LENGTH);
  return {
    source: card.url,
    title: shorten(card.title, MAX_CARD_TITLE_LENGTH),
    ...(description && { description }),
    ...(thumbnail && { thumbnail }),
  };
};

const poll = ({
  question,
  options,
  duration,
}: NonNullable<LinkedInOptions['poll']>): JsonValue => ({
  question,
  options: options.map((text) => ({ text })),
  settings: { duration },
});

/** POSTS: alternative texts are for images; titles are needed by documents and shown for videos. */
const describe = (file: MediaFile, { title }: LinkedInOptions): JsonObject => {
  switch (file.kind) {
    case 'image':
    case 'gif':
      return altText(file);
    case 'video':
      return title ? { title } : {};
    case 'document':
      return { title: title || documentTitle(file) };
  }
};

/** What people called it, else its file name without hyphens and extension. */
const documentTitle = ({ altText: words, name }: MediaFile): string => {
  const stem = name.replace(/\.[A-Za-z0-9]+$/, '').replace(/[-_]+/g, ' ');
  return shorten(words, MAX_TITLE_LENGTH) || shorten(stem, MAX_TITLE_LENGTH) || 'Document';
};

const altText = (file: MediaFile | undefined): { altText?: string } => {
  const words = shorten(file?.altText ?? '', MAX_ALT_TEXT_LENGTH);
  return words ? { altText: words } : {};
};
