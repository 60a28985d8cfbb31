import type { Post, StoredCard, XSite } from './state';

const MAX_IMAGE_BYTES = 5 * 1024 * 1024;
const IMAGE_TIMEOUT_MS = 3000;

/**
 * The platform's crawler: builds a card from the first link of a post that has a readable page,
 * once, after posting. Attached media suppresses the card. Never throws: nobody waits for it.
 */
export const crawlCard = async (site: XSite, post: Post): Promise<void> => {
  if (post.media.length > 0) return;
  for (const { expanded } of post.urls) {
    const page = await site.world.pages.card(expanded);
    if (!page) continue;
    post.card = {
      url: expanded,
      domain: new URL(expanded).hostname.replace(/^www\./, ''),
      title: page.title,
      description: page.description,
      image: page.imageUrl ? await fetchImage(site, page.imageUrl, expanded) : null,
    };
    site.world.changed();
    return;
  }
};

/** A copy, so that the card outlives the page; only from origins the sandbox may read. */
const fetchImage = async (
  { world }: XSite,
  imageUrl: string,
  pageUrl: string
): Promise<StoredCard['image']> => {
  const address = addressOf(world.pages, imageUrl, pageUrl);
  if (!address) return null;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(IMAGE_TIMEOUT_MS) });
    const mimeType = response.headers.get('content-type')?.split(';')[0] ?? '';
    if (!response.ok || !/^image\/(jpeg|png|gif|webp)$/.test(mimeType)) return null;
    const bytes = new Uint8Array(await response.arrayBuffer());
    return bytes.length > MAX_IMAGE_BYTES ? null : { blob: world.blobs.put(bytes), mimeType };
  } catch {
    return null;
  }
};

/** Pages of a listed origin may name their images by it, relatively, or by the address behind it. */
const addressOf = (
  pages: XSite['world']['pages'],
  imageUrl: string,
  pageUrl: string
): string | null => {
  if (!URL.canParse(imageUrl, pageUrl)) return null;
  const absolute = new URL(imageUrl, pageUrl);
  const listed = pages.resolve(absolute.href);
  if (listed) return listed;
  const page = pages.resolve(pageUrl);
  return page && new URL(page).origin === absolute.origin ? absolute.href : null;
};
