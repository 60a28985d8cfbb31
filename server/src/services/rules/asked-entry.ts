import type { Core } from '@strapi/types';

import type { MappedEntry } from '../adaptation/entry';
import type { DispatchOrder, DispatchResult } from '../distributions/distribution';
import type { Rehearsal } from '../distributions/write-distribution';
import { getService } from '../get-service';
import type { SharingWord } from '../sharing/sharing';
import { loadAttributes, valuesOf } from './entry-values';
import type { ConditionQuestion } from './judge-conditions';
import type { Publication } from './publication';
import { sourceOf } from './rule-problems';

/** What came of an order, or would come of it. */
export interface SentOrder extends Pick<DispatchResult, 'distributionId' | 'skipped'> {
  /** Posts. */
  count: number;
}

/**
 * An entry as several rules ask about it: what was looked up once is not looked up again. A forecast
 * asks as a publish does, but about the draft, and makes nothing.
 */
export class AskedEntry {
  readonly isForecast: boolean;
  readonly #loaded = new Map<string | null, Promise<MappedEntry | null>>();
  /** Targets that a forecast has given a post. */
  readonly #foreseen = new Set<number>();
  #sharing: Promise<SharingWord> | null = null;
  #isFirst: Promise<boolean> | null = null;

  constructor(
    readonly strapi: Core.Strapi,
    readonly publication: Publication,
    { isForecast = false }: { isForecast?: boolean } = {}
  ) {
    this.isForecast = isForecast;
  }

  /** Null: it is not there any more. The version holds the link, which is the site's. */
  mapped(linkBaseUrl: string | null): Promise<MappedEntry | null> {
    const known = this.#loaded.get(linkBaseUrl);
    const loaded = known ?? this.#load(linkBaseUrl);
    this.#loaded.set(linkBaseUrl, loaded);
    return loaded;
  }

  /** Somebody may unpublish or delete it while rules are asked. */
  isStillThere(): Promise<boolean> {
    if (this.isForecast) return Promise.resolve(true);
    return getService(this.strapi, 'entries').isPublished(this.publication.entry);
  }

  /** Makes the posts of an order; a forecast finds out which ones that would be. */
  async send(order: DispatchOrder): Promise<SentOrder> {
    const distributions = getService(this.strapi, 'distributions');
    if (this.isForecast) return this.#foresee(await distributions.rehearse(order, this.#version));
    const { distributionId, deliveryIds, skipped } = await distributions.dispatch(order);
    return { distributionId, count: deliveryIds.length, skipped };
  }

  sharing(): Promise<SharingWord> {
    this.#sharing ??= getService(this.strapi, 'sharing').of(this.publication.entry);
    return this.#sharing;
  }

  /** Nothing of it was published or shared before, as far as anybody knows. */
  isFirst(): Promise<boolean> {
    this.#isFirst ??= this.#lookForEarlier();
    return this.#isFirst;
  }

  /** What the conditions are judged by; null: the type is not distributed any more. */
  async valuesFor(
    entry: MappedEntry,
    names: readonly string[]
  ): Promise<ConditionQuestion['valueOf'] | null> {
    const source = await sourceOf(this.strapi, entry.uid);
    if (!source) return null;
    const reading = { names, source, version: this.#version };
    return valuesOf(entry, await loadAttributes(this.strapi, entry, reading), source);
  }

  /** What a decision says of the entry. */
  async facts(): Promise<{ entryTitle: string | null; versionHash: string | null }> {
    const [loaded] = this.#loaded.values();
    const entry = await (loaded ?? this.mapped(null)).catch(() => null);
    return { entryTitle: entry?.title ?? null, versionHash: entry?.versionHash ?? null };
  }

  /** Of several rules with the same account the first one makes the post. */
  #foresee({ targetIds, skipped }: Rehearsal): SentOrder {
    const taken = targetIds.filter((id) => this.#foreseen.has(id));
    for (const id of targetIds) this.#foreseen.add(id);
    const left = taken.map((targetId) => ({ targetId, reason: TAKEN }));
    const count = targetIds.length - taken.length;
    return { distributionId: null, count, skipped: [...skipped, ...left] };
  }

  get #version(): 'published' | 'draft' {
    return this.isForecast ? 'draft' : 'published';
  }

  async #load(linkBaseUrl: string | null): Promise<MappedEntry | null> {
    const options = { linkBaseUrl, version: this.#version };
    const { entry } = this.publication;
    return (await getService(this.strapi, 'entries').load(entry, options))?.entry ?? null;
  }

  async #lookForEarlier(): Promise<boolean> {
    const { strapi, publication } = this;
    if (!publication.isFirst) return false;
    if (await getService(strapi, 'ruleDecisions').knowsEarlier(publication)) return false;
    const { uid, documentId, locale } = publication.entry;
    // What was distributed since this publish is no sign of an earlier one.
    const earlier = await getService(strapi, 'deliveries').repository.count({
      ...{ entryUid: uid, entryDocumentId: documentId, entryLocale: locale },
      queuedAt: { $lt: publication.at },
    });
    return earlier === 0;
  }
}

const TAKEN = 'Another rule sends it to the same account.';
