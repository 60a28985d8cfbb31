import type { Core } from '@strapi/types';

import type { LinkCheck } from '../../../../contracts/mappings';
import { getConfig } from '../../config/get-config';
import { createReadStart } from '../../http/read-start';
import type { Clock } from '../../platforms/contract';
import { fieldCardOf, hostOf } from '../adaptation/field-card';
import { systemClock } from '../environment';
import type { CardDraft, CardRequest } from './card-draft';
import type { PictureSize } from './card-image-sizes';
import { cardProblems } from './card-problems';
import { fetchImage, type ImageResult } from './fetch-image';
import { fetchPage, type PageResult } from './fetch-page';
import { fieldImageSize } from './field-image-size';
import { filledCard } from './filled-card';
import type { ImageHeader } from './image-header';
import { linkProblems } from './link-problems';
import { linkCheckOf } from './link-words';
import { LookCache } from './look-cache';
import { pageCardOf, type PageCard } from './page-card';
import { Turns } from './turns';
import { pageAddress, webAddress } from './web-address';

export interface LinkCardDeps {
  clock: Clock;
  /** Never throws. */
  lookAtPage(url: string): Promise<PageResult>;
  /** Never throws. */
  lookAtImage(url: string): Promise<ImageResult>;
  /** Of a file of the media library; null: not known. */
  fieldImageSize(fileId: number): Promise<PictureSize | null>;
}

/** Longest time that a caller waits for a page and its picture together, ms. */
const WAIT_MS = 5_000;
const SEEN_MS = 10 * 60_000;
const FAILED_MS = 60_000;
const MAX_ENTRIES = 500;

type Draft = Omit<CardDraft, 'problems'>;

/** Link cards as people will see them, and whether the pages behind links are there. */
export class LinkCards {
  readonly #pages: LookCache<PageResult>;
  readonly #images: LookCache<ImageResult>;

  constructor(private readonly deps: LinkCardDeps) {
    const { clock } = deps;
    const turns = new Turns({ atOnce: 4, maxWaiting: 50 });
    const shared = { clock, turns, maxEntries: MAX_ENTRIES };
    this.#pages = new LookCache({
      ...shared,
      lookUp: (url) => deps.lookAtPage(url),
      keepMs: ({ kind }) => (kind === 'page' || kind === 'not-html' ? SEEN_MS : FAILED_MS),
    });
    this.#images = new LookCache({
      ...shared,
      lookUp: (url) => deps.lookAtImage(url),
      keepMs: ({ kind }) => (kind === 'image' ? SEEN_MS : FAILED_MS),
    });
  }

  /** What is known of the page behind a link, at once; null: nothing yet, but somebody is on the way. */
  peek(link: string): PageResult | null {
    const address = pageAddress(link);
    return address ? this.#pages.peek(address) : { kind: 'unreachable', reason: 'no-address' };
  }

  /** The card of a post with this link; null where the platform shows none. Never throws for a page. */
  async cardFor(request: CardRequest): Promise<CardDraft | null> {
    const { descriptor, entry, link } = request;
    if (descriptor.linkStyle === 'none') return null;
    const deadline = this.deps.clock.now() + WAIT_MS;
    const result = await this.#pageOf(request, deadline);
    const facts = result?.kind === 'page' ? result.facts : null;
    const own = fieldCardOf(entry, link);
    const isOurs = descriptor.linkStyle === 'card';
    const pageCard = facts && !isOurs ? pageCardOf(facts, descriptor.id) : null;
    const draft: Draft = pageCard
      ? scrapedDraft(pageCard, link)
      : {
          card: filledCard(own, facts),
          imageUrl: null,
          source: 'fields',
          builtBy: isOurs ? 'us' : 'platform',
        };
    const image = await this.#imageOf(draft, { wait: request.wait, deadline });
    const size = await this.#sizeOf(draft, { image, pageCard });
    const problems = cardProblems({ descriptor, draft, pageCard, size, image });
    const ofLink = linkProblems({ link, result, builtBy: draft.builtBy });
    return { ...draft, problems: [...ofLink, ...problems] };
  }

  /** Looks at the page anew, whatever is known of it. Never throws; takes five seconds at worst. */
  async checkLink(url: string): Promise<LinkCheck> {
    const address = pageAddress(url);
    if (!address) return linkCheckOf(url, { kind: 'unreachable', reason: 'no-address' });
    const deadline = this.deps.clock.now() + WAIT_MS;
    const result = await this.#within(deadline, this.#pages.renew(address));
    if (result) return linkCheckOf(url, result);
    const problem = 'Too many pages are being looked at right now. Try again in a moment.';
    return { isReachable: false, status: null, problem };
  }

  /** Size of a picture on the web; null: not known. Never throws. */
  async imageFactsOf(url: string): Promise<ImageHeader | null> {
    const address = webAddress(url);
    const result = address && (await this.#images.get(address));
    return result && result.kind === 'image' ? result.facts : null;
  }

  async #pageOf(request: CardRequest, deadline: number): Promise<PageResult | null> {
    if (!request.isPublished) return null;
    const address = pageAddress(request.link);
    if (!address || !request.wait) return this.peek(request.link);
    return this.#within(deadline, this.#pages.get(address));
  }

  async #imageOf(
    { imageUrl }: Draft,
    { wait, deadline }: { wait: boolean; deadline: number }
  ): Promise<ImageResult | null> {
    if (imageUrl === null) return null;
    if (!wait) return this.#images.peek(imageUrl);
    return this.#within(deadline, this.#images.get(imageUrl));
  }

  /** The real size of a picture goes before what the page claims. */
  async #sizeOf(
    { card, imageUrl }: Draft,
    { image, pageCard }: { image: ImageResult | null; pageCard: PageCard | null }
  ): Promise<PictureSize | null> {
    if (imageUrl === null) return card.image ? this.deps.fieldImageSize(card.image.fileId) : null;
    return image?.kind === 'image' ? image.facts : (pageCard?.imageSize ?? null);
  }

  /** What comes in time, else null; the look-up itself goes on. */
  async #within<T>(deadline: number, look: Promise<T | null>): Promise<T | null> {
    const { clock } = this.deps;
    const bell = new AbortController();
    const late = clock.sleep(Math.max(0, deadline - clock.now()), bell.signal).then(
      () => null,
      () => null
    );
    try {
      return await Promise.race([look, late]);
    } finally {
      bell.abort();
    }
  }
}

const scrapedDraft = (page: PageCard, link: string): Draft => ({
  card: {
    url: link,
    title: page.title || hostOf(link),
    description: page.description,
    image: null,
  },
  imageUrl: page.imageUrl,
  source: 'page',
  builtBy: 'platform',
});

export const createLinkCards = ({ strapi }: { strapi: Core.Strapi }): LinkCards => {
  const { allowPrivateHosts } = getConfig(strapi).http;
  const read = createReadStart({ allowPrivateHosts });
  return new LinkCards({
    clock: systemClock,
    lookAtPage: (url) => fetchPage(url, { read }),
    lookAtImage: (url) => fetchImage(url, { read }),
    fieldImageSize: (fileId) => fieldImageSize(strapi, fileId),
  });
};
