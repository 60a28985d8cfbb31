import type { Core } from '@strapi/types';

import type { MappedEntry } from '../adaptation/entry';
import { getService } from '../get-service';
import type { SharingWord } from '../sharing/sharing';
import { loadAttributes, valuesOf } from './entry-values';
import type { ConditionQuestion } from './judge-conditions';
import type { Publication } from './publication';
import { sourceOf } from './rule-problems';

/** A published entry as several rules ask about it: what was looked up once is not looked up again. */
export class AskedEntry {
  readonly #loaded = new Map<string | null, Promise<MappedEntry | null>>();
  #sharing: Promise<SharingWord> | null = null;
  #isFirst: Promise<boolean> | null = null;

  constructor(
    readonly strapi: Core.Strapi,
    readonly publication: Publication
  ) {}

  /** As it is published now; null: it is not any more. The version holds the link, which is the site's. */
  published(linkBaseUrl: string | null): Promise<MappedEntry | null> {
    const { entry } = this.publication;
    const known = this.#loaded.get(linkBaseUrl);
    const loaded = known ?? getService(this.strapi, 'entries').loadPublished(entry, linkBaseUrl);
    this.#loaded.set(linkBaseUrl, loaded);
    return loaded;
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
    return valuesOf(entry, await loadAttributes(this.strapi, entry, { names, source }), source);
  }

  /** What a decision says of the entry. */
  async facts(): Promise<{ entryTitle: string | null; versionHash: string | null }> {
    const [loaded] = this.#loaded.values();
    const entry = await (loaded ?? this.published(null)).catch(() => null);
    return { entryTitle: entry?.title ?? null, versionHash: entry?.versionHash ?? null };
  }

  async #lookForEarlier(): Promise<boolean> {
    const { strapi, publication } = this;
    if (!publication.isFirst) return false;
    if (await getService(strapi, 'ruleDecisions').knowsOther(publication)) return false;
    const { uid, documentId, locale } = publication.entry;
    // What was distributed since this publish is no sign of an earlier one.
    const earlier = await getService(strapi, 'deliveries').repository.count({
      ...{ entryUid: uid, entryDocumentId: documentId, entryLocale: locale },
      queuedAt: { $lt: publication.at },
    });
    return earlier === 0;
  }
}
