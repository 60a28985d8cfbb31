import type { Facebook } from '../state';
import type { Card, Post } from './content-state';

const MAX_IMAGE_BYTES = 8 * 1024 * 1024;
const IMAGE_TIMEOUT_MS = 3_000;

/** The preview of a post's link, made of the page's Open Graph tags once, after posting. Never throws. */
export const crawlCard = async (facebook: Facebook, post: Post): Promise<void> => {
  const { link } = post;
  if (link === null) return;
  const page = await facebook.world.pages.card(link);
  if (!page) return;
  post.card = {
    url: link,
    domain: new URL(link).hostname.replace(/^www\./, ''),
    title: page.title,
    description: page.description,
    image: page.imageUrl ? await copyImage(facebook, page.imageUrl, link) : null,
  };
  facebook.world.changed();
};

/** A copy, so that the card outlives the page; only from origins that the sandbox may read. */
const copyImage = async (
  { world }: Facebook,
  imageUrl: string,
  pageUrl: string
): Promise<Card['image']> => {
  if (!URL.canParse(imageUrl, pageUrl)) return null;
  const absolute = new URL(imageUrl, pageUrl);
  const behind = world.pages.resolve(pageUrl);
  const isSameSite = behind !== null && new URL(behind).origin === absolute.origin;
  const address = world.pages.resolve(absolute.href) ?? (isSameSite ? absolute.href : null);
  if (address === null) return null;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(IMAGE_TIMEOUT_MS) });
    const type = response.headers.get('content-type')?.split(';')[0] ?? '';
    if (!response.ok || !/^image\/(jpeg|png|gif|webp)$/.test(type)) return null;
    const bytes = new Uint8Array(await response.arrayBuffer());
    return bytes.byteLength > MAX_IMAGE_BYTES ? null : { blob: world.blobs.put(bytes), type };
  } catch {
    return null;
  }
};
