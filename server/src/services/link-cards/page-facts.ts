import { Parser } from 'htmlparser2';

import { cleanText } from '../adaptation/clean-text';
import { PageImages, type PageImage } from './page-images';
import { webAddress } from './web-address';

/** What a page says of itself to those who show links to it. Empty texts: it says nothing. */
export interface PageFacts {
  openGraph: {
    title: string;
    description: string;
    siteName: string;
    type: string;
    url: string | null;
    /** The first one with a usable address. */
    image: PageImage | null;
  };
  twitter: { card: string; title: string; description: string; image: string | null };
  /** Of the `<title>` element. */
  title: string;
  /** Of `<meta name="description">`. */
  description: string;
  canonicalUrl: string | null;
  /** BCP-47 tag of `<html lang>`. */
  language: string | null;
  /** It asks search engines to leave it out; link cards are made all the same. */
  isNoindex: boolean;
}

/** A head of more than this, in UTF-16 units, is not read to its end. */
const MAX_HTML = 512 * 1024;
const PIECE = 16 * 1024;
/** The parser keeps a list of open elements that grows quadratically dear; no head has as many. */
const MAX_TAGS = 5_000;
const MAX_TITLE = 300;
const MAX_DESCRIPTION = 1_000;
const MAX_WORD = 100;
/** Kept of one `<title>` before it is cleaned. */
const MAX_TITLE_UNITS = 16_384;

/**
 * Reads the head of a page: up to `</head>`, `<body>` or 512 KiB. Relative addresses are resolved
 * against `baseUrl`, all others than http(s) dropped. Pure and total, whatever the page is.
 */
export const pageFactsOf = (html: string, baseUrl: string): PageFacts => {
  const head = new HeadReader();
  const parser = new Parser({
    onopentag: (name, attributes) => head.open(name, attributes),
    ontext: (text) => head.text(text),
    onclosetag: (name) => head.close(name),
  });
  const end = Math.min(html.length, MAX_HTML);
  for (let at = 0; at < end && !head.isDone; at += PIECE) {
    parser.write(html.slice(at, Math.min(at + PIECE, end)));
  }
  return head.facts(baseUrl);
};

type Attributes = Readonly<Record<string, string>>;

/** Collects from the parser's events; deaf once the head is over. */
class HeadReader {
  isDone = false;
  #tags = 0;
  #isInTitle = false;
  #title: string | null = null;
  #language = '';
  #canonical = '';
  #isNoindex = false;
  readonly #images = new PageImages();
  /** The first content of each name; `og:title`, `twitter:card`, `description`… */
  readonly #metas = new Map<string, string>();

  open(name: string, attributes: Attributes): void {
    this.#tags += 1;
    if (name === 'body' || this.#tags > MAX_TAGS) this.isDone = true;
    if (this.isDone) return;
    if (name === 'meta') this.#meta(attributes);
    if (name === 'html') this.#language ||= attributes['lang'] ?? '';
    if (name === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(attributes['rel'] ?? '')) {
      this.#canonical ||= attributes['href'] ?? '';
    }
    if (name === 'title' && this.#title === null) {
      this.#isInTitle = true;
      this.#title = '';
    }
  }

  text(text: string): void {
    if (this.isDone || !this.#isInTitle || this.#title === null) return;
    if (this.#title.length < MAX_TITLE_UNITS) this.#title += text;
  }

  close(name: string): void {
    if (name === 'head') this.isDone = true;
    if (name === 'title') this.#isInTitle = false;
  }

  facts(baseUrl: string): PageFacts {
    const short = (name: string) => cleanText(this.#metas.get(name) ?? '', MAX_WORD);
    const title = (name: string) => cleanText(this.#metas.get(name) ?? '', MAX_TITLE);
    const long = (name: string) => cleanText(this.#metas.get(name) ?? '', MAX_DESCRIPTION);
    const address = (raw: string | undefined) => webAddress(raw ?? '', baseUrl);
    const twitterImage =
      address(this.#metas.get('twitter:image')) ?? address(this.#metas.get('twitter:image:src'));
    return {
      openGraph: {
        title: title('og:title'),
        description: long('og:description'),
        siteName: short('og:site_name'),
        type: short('og:type'),
        url: address(this.#metas.get('og:url')),
        image: this.#images.firstUsable(baseUrl),
      },
      twitter: {
        card: short('twitter:card').toLowerCase(),
        title: title('twitter:title'),
        description: long('twitter:description'),
        image: twitterImage,
      },
      title: cleanText(this.#title ?? '', MAX_TITLE),
      description: long('description'),
      canonicalUrl: address(this.#canonical),
      language: languageTag(this.#language),
      isNoindex: this.#isNoindex,
    };
  }

  /** Pages mix up `property` and `name`, and so do those who read them. */
  #meta(attributes: Attributes): void {
    const content = attributes['content'] ?? '';
    if (content.trim() === '') return;
    const names = [attributes['property'], attributes['name']]
      .filter((name) => name !== undefined)
      .map((name) => name.slice(0, MAX_WORD).trim().toLowerCase());
    for (const name of new Set(names)) {
      if (name.startsWith('og:image')) this.#images.add(name, content);
      if (name === 'robots') this.#isNoindex ||= /\b(?:noindex|none)\b/i.test(content);
      if (KEPT.has(name) && !this.#metas.has(name)) this.#metas.set(name, content);
    }
  }
}

const KEPT: ReadonlySet<string> = new Set([
  ...['og:title', 'og:description', 'og:url', 'og:site_name', 'og:type'],
  ...['twitter:card', 'twitter:title', 'twitter:description', 'twitter:image'],
  ...['twitter:image:src', 'description'],
]);

const languageTag = (raw: string): string | null => {
  const tag = raw.slice(0, MAX_WORD).trim();
  return /^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,4}$/i.test(tag) ? tag : null;
};
