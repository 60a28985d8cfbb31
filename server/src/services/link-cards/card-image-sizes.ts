import type { PlatformId } from '../../platforms/contract';

export interface PictureSize {
  /** Pixels. */
  width: number;
  height: number;
}

/** How large the picture of a link card has to be at a platform. */
export interface CardImageSizes {
  /** Smaller ones are left out, or look like an icon. */
  least: PictureSize;
  /** Smaller ones are shown as a small square beside the text; null: that is not known. */
  large: PictureSize | null;
  /** What to make. */
  advised: PictureSize;
}

const square = (side: number): PictureSize => ({ width: side, height: side });
const WIDE: PictureSize = { width: 1200, height: 630 };

/** Where nothing is documented: our own bound, below it is an icon and no picture. */
const OWN_BOUND: CardImageSizes = { least: square(200), large: null, advised: WIDE };

const SIZES: Readonly<Record<string, CardImageSizes>> = {
  // https://developer.x.com/en/docs/x-for-websites/cards/overview/summary (144 × 144) and
  // …/summary-card-with-large-image (300 × 157); checked 2026-11-23.
  x: { least: square(144), large: { width: 300, height: 157 }, advised: WIDE },
  // https://developers.facebook.com/docs/sharing/webmasters/images: 200 × 200 at least, the large
  // picture from 600 × 315, best 1200 × 630; checked 2026-11-23.
  facebook: { least: square(200), large: { width: 600, height: 315 }, advised: WIDE },
  // https://www.linkedin.com/help/linkedin/answer/a521928: 1200 × 627, below 401 wide a thumbnail
  // (as guides repeat it; the API pages name no size for the uploaded picture).
  linkedin: {
    least: square(200),
    large: { width: 401, height: 210 },
    advised: { width: 1200, height: 627 },
  },
  // No size is documented. Meta's crawler reads the page, so Facebook's least size is taken.
  threads: OWN_BOUND,
  // No least size: app.bsky.embed.external has none.
  bluesky: OWN_BOUND,
  // No least size; what is wider than high is shown large (https://docs.joinmastodon.org/entities/PreviewCard/).
  mastodon: OWN_BOUND,
};

/** Platforms of other plugins get our own bound. */
export const cardImageSizesOf = (platform: PlatformId): CardImageSizes =>
  Object.hasOwn(SIZES, platform) ? (SIZES[platform] ?? OWN_BOUND) : OWN_BOUND;
