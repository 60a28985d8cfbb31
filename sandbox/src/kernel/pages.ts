/** What a crawler reads from a page's Open Graph tags. */
export interface PageCard {
  url: string;
  title: string;
  description: string;
  imageUrl: string | null;
}

const META = /<meta\s+[^>]*>/gi;
const ATTRIBUTE = /([a-z:-]+)\s*=\s*"([^"]*)"/gi;
const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/**
 * Reads pages the way a platform's crawler would, but only from origins listed in `hosts`
 * (like a hosts file: `{"https://example.com": "http://127.0.0.1:1337"}`). The sandbox never
 * reaches the internet.
 */
export class Pages {
  constructor(private readonly hosts: Readonly<Record<string, string>>) {}

  /** The address behind a listed origin; null for all others. */
  resolve(url: string): string | null {
    for (const [origin, target] of Object.entries(this.hosts)) {
      if (url === origin || url.startsWith(`${origin}/`)) return target + url.slice(origin.length);
    }
    return null;
  }

  async card(url: string): Promise<PageCard | null> {
    const address = this.resolve(url);
    if (!address) return null;
    try {
      const response = await fetch(address, { signal: AbortSignal.timeout(3000) });
      if (!response.ok) return null;
      const tags = openGraphTags(await response.text());
      const title = tags.get('og:title');
      if (!title) return null;
      return {
        url,
        title,
        description: tags.get('og:description') ?? '',
        imageUrl: tags.get('og:image') ?? null,
      };
    } catch {
      return null;
    }
  }
}

const openGraphTags = (html: string): Map<string, string> => {
  const tags = new Map<string, string>();
  for (const [tag] of html.matchAll(META)) {
    const attributes = new Map<string, string>();
    for (const match of tag.matchAll(ATTRIBUTE)) attributes.set(match[1] ?? '', match[2] ?? '');
    const name = attributes.get('property') ?? attributes.get('name');
    const content = attributes.get('content');
    if (name && content !== undefined) tags.set(name, unescapeHtml(content));
  }
  return tags;
};

const unescapeHtml = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
