import type { PostProblem } from '../../../../contracts/dispatch';
import type { PlatformDescriptor } from '../../platforms/contract';
import type { CardDraft } from './card-draft';
import { cardImageSizesOf, type PictureSize } from './card-image-sizes';
import type { ImageResult } from './fetch-image';
import { shownAddress } from './link-words';
import type { PageCard } from './page-card';

export interface CardLook {
  descriptor: Pick<PlatformDescriptor, 'id' | 'label'>;
  draft: Omit<CardDraft, 'problems'>;
  /** What the platform reads of the page; null where that does not count or is not known. */
  pageCard: PageCard | null;
  /** Of the picture that the card has; null: not known. */
  size: PictureSize | null;
  /** A look at the page's picture; null: nobody looked. */
  image: ImageResult | null;
}

/** What people should know of a card before it goes out. */
export const cardProblems = (look: CardLook): PostProblem[] => [
  ...tagProblems(look),
  ...imageProblems(look),
];

const tagProblems = ({ descriptor: { label }, pageCard }: CardLook): PostProblem[] => {
  if (!pageCard) return [];
  if (!pageCard.isShown) {
    const message = `${label} shows no card for this page, only its address: the page has neither a twitter:card tag nor og:type, og:title and og:description. Add them to the website's template.`;
    return [warning('CARD_TAGS_MISSING', message)];
  }
  if (pageCard.title) return [];
  const message = `The page names no title for ${label}'s card (og:title), so the host name stands there. Add the tag to the website's template, on the server: platforms run no JavaScript.`;
  return [warning('CARD_TITLE_MISSING', message)];
};

const imageProblems = (look: CardLook): PostProblem[] => {
  const { draft, image, pageCard } = look;
  if (pageCard && !pageCard.isShown) return [];
  if (draft.imageUrl === null && draft.card.image === null) return [missingProblem(look)];
  if (draft.imageUrl !== null && image) {
    const address = shownAddress(draft.imageUrl);
    if (image.kind === 'gone') {
      const message = `The picture of the page, ${address}, answers ${image.status}: the card will have none. Correct og:image in the website's template.`;
      return [warning('CARD_IMAGE_MISSING', message)];
    }
    if (image.kind === 'no-image') {
      const message = `The picture of the page, ${address}, is ${image.contentType}, which platforms do not show. Name a JPEG or PNG picture as og:image.`;
      return [warning('CARD_IMAGE_MISSING', message)];
    }
  }
  return sizeProblems(look);
};

const missingProblem = ({ draft, descriptor: { id, label } }: CardLook): PostProblem => {
  const { advised } = cardImageSizesOf(id);
  const size = `${advised.width} × ${advised.height} pixels`;
  if (draft.builtBy === 'us') {
    const message = `The card on ${label} has no picture, as the entry has none. Choose a cover for the entry, at best of ${size}.`;
    return warning('CARD_IMAGE_MISSING', message);
  }
  const message =
    draft.source === 'page'
      ? `The page names no picture for its card on ${label}. Add og:image to the website's template, at best of ${size}.`
      : `The entry has no picture, so its page may have none for the card on ${label}. Choose a cover for the entry, at best of ${size}.`;
  return warning('CARD_IMAGE_MISSING', message);
};

const sizeProblems = ({ draft, descriptor, pageCard, size }: CardLook): PostProblem[] => {
  if (!size) return [];
  const { least, large, advised } = cardImageSizesOf(descriptor.id);
  const isLargeWanted = pageCard?.isLarge ?? true;
  const wanted = isSmaller(size, least) ? least : isLargeWanted ? large : null;
  if (!wanted || !isSmaller(size, wanted)) return [];
  const outcome = wanted === least ? 'may be left out' : 'is shown small, beside the text';
  const message = `The card's picture has ${inWords(size)} pixels; on ${descriptor.label} one of less than ${inWords(wanted)} ${outcome}. Use one of ${inWords(advised)} pixels.`;
  return [warning('CARD_IMAGE_SMALL', message, draft.card.image?.fileId ?? null)];
};

const inWords = ({ width, height }: PictureSize): string => `${width} × ${height}`;

const isSmaller = (one: PictureSize, other: PictureSize): boolean =>
  one.width < other.width || one.height < other.height;

const warning = (code: string, message: string, fileId: number | null = null): PostProblem => ({
  severity: 'warning',
  code,
  message,
  partIndex: null,
  fileId,
});
