import type { JsonValue, LinkCard, MediaFile, PostContent } from '../contract';
import { PlatformFailure } from '../contract';
import { MAX_ALT_TEXT_LENGTH, MAX_IMAGES } from './descriptor';
import type { LinkedInOptions } from './options';
import { escapeLittleText, MAX_COMMENTARY_LENGTH, shorten } from './text';
import { isOrganization } from './urn';

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

const refused = (code: string, message: string): PlatformFailure =>
  new PlatformFailure({ family: 'rejected' }, { code, message });

/** Finds what LinkedIn would refuse or silently cut, before anything is uploaded. */
export const assertPostable = ({ author, content, options }: PostDraft): void => {
  const [part, ...rest] = content.parts;
  if (!part || rest.length > 0) throw refused('ONE_PART_ONLY', 'LinkedIn has no threads.');
  const { text, media } = part;
  if (escapeLittleText(text).length > MAX_COMMENTARY_LENGTH) {
    throw refused('TEXT_TOO_LONG', `The text is longer than ${MAX_COMMENTARY_LENGTH} characters.`);
  }
  if (!text.trim() && media.length === 0 && !content.card) {
    throw refused('EMPTY_POST', 'The post has neither text nor image nor link.');
  }
  if (content.card && media.length > 0) {
    throw refused('CARD_AND_MEDIA', 'LinkedIn shows either a link card or images.');
  }
  if (content.card && !content.card.title.trim()) {
    throw refused('CARD_WITHOUT_TITLE', 'LinkedIn shows a link card only with a title.');
  }
  if (media.length > MAX_IMAGES) {
    throw refused('TOO_MANY_IMAGES', `LinkedIn takes at most ${MAX_IMAGES} images.`);
  }
  if (media.some((file) => file.kind === 'video')) {
    throw refused('VIDEO_NOT_SUPPORTED', 'Videos cannot be posted to LinkedIn yet.');
  }
  if (isOrganization(author) && options.visibility !== 'PUBLIC') {
    throw refused('PAGE_MUST_BE_PUBLIC', 'A LinkedIn page can only post for everyone.');
  }
};

/** The files behind the URNs that {@link buildPayload} takes, in the same order. */
export const imagesOf = (content: PostContent): readonly MediaFile[] => {
  if (content.card) return content.card.image ? [content.card.image] : [];
  return content.parts[0]?.media ?? [];
};

/** The body of a create (POSTS, checked 2026-11-22). `images` are the URNs of {@link imagesOf}. */
export const buildPayload = (draft: PostDraft, images: readonly string[]): JsonValue => {
  const { author, content, options } = draft;
  const attached = attachment(content, images);
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

const attachment = (
  content: PostContent,
  urns: readonly string[]
): { readonly [key: string]: JsonValue } | null => {
  if (content.card) return { article: article(content.card, urns[0]) };
  const files = imagesOf(content);
  const images = urns.map((id, place) => ({ id, ...altText(files[place]) }));
  const [first] = images;
  if (!first) return null;
  return images.length === 1 ? { media: first } : { multiImage: { images } };
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

const altText = (file: MediaFile | undefined): { altText?: string } => {
  const words = shorten(file?.altText ?? '', MAX_ALT_TEXT_LENGTH);
  return words ? { altText: words } : {};
};
