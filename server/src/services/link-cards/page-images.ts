import { cleanText } from '../adaptation/clean-text';
import { webAddress } from './web-address';

/** A picture that a page names for link cards (`og:image`). */
export interface PageImage {
  url: string;
  /** Pixels, as the page claims; null: it does not say. */
  width: number | null;
  height: number | null;
  alt: string;
}

interface NamedImage {
  addresses: string[];
  width: string;
  height: string;
  alt: string;
}

/** Pages name a handful; more are not looked at. */
const MAX_IMAGES = 20;
const MAX_ALT = 1_000;
const MAX_SIDE = 100_000;

/** Puts `og:image` and what follows it together: https://ogp.me/#structured */
export class PageImages {
  readonly #images: NamedImage[] = [];

  /** @param name lower-case, begins with `og:image` */
  add(name: string, content: string): void {
    const part = name.slice('og:image'.length);
    if (part === '') return this.#begin(content);
    const image = this.#images.at(-1);
    // A part without a picture before it: some pages write `og:image:url` only.
    if (!image) {
      if (part === ':url' || part === ':secure_url') this.#begin(content);
      return;
    }
    if (part === ':url' || part === ':secure_url') image.addresses.push(content);
    if (part === ':width') image.width ||= content;
    if (part === ':height') image.height ||= content;
    if (part === ':alt') image.alt ||= content;
  }

  firstUsable(baseUrl: string): PageImage | null {
    for (const { addresses, width, height, alt } of this.#images) {
      const url = addresses
        .slice(0, 3)
        .map((raw) => webAddress(raw, baseUrl))
        .find(Boolean);
      if (!url) continue;
      return { url, width: pixels(width), height: pixels(height), alt: cleanText(alt, MAX_ALT) };
    }
    return null;
  }

  #begin(address: string): void {
    if (this.#images.length >= MAX_IMAGES) return;
    this.#images.push({ addresses: [address], width: '', height: '', alt: '' });
  }
}

const pixels = (raw: string): number | null => {
  const match = /^\s{0,9}(\d{1,6})\s{0,9}(?:px)?\s{0,9}$/i.exec(raw);
  const side = Number(match?.[1] ?? 0);
  return side > 0 && side <= MAX_SIDE ? side : null;
};
