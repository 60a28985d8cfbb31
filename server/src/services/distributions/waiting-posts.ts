import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type { Override } from '../../../../contracts/compositions';
import { isUniqueViolation } from '../database/unique-violation';
import type { Customised, StoredMedia } from '../adaptation/stored-content';
import type { Delivery } from '../deliveries/delivery';
import { getService } from '../get-service';
import type { LoadedEntry } from '../mappings/entry-loader';
import type { Site } from '../sites/site';
import { assertComposed } from './compose-post';
import { composePosts, type OfferedPost } from './compose-posts';
import { dedupePrefixOf } from './dedupe-prefix';
import { postCostUsd } from './post-cost';
import { assertPossible } from './post-refusals';
import { PostReview, type ReviewedPost } from './post-review';

/** States in which nothing of a post is out and nobody works on it. */
const EDITABLE = ['queued', 'held', 'failed', 'missed', 'cancelled'] as const;

interface Recomposed {
  offered: OfferedPost;
  site: Site;
  loaded: LoadedEntry;
}

/** Posts that were ordered and are not out yet: a person may still change them. */
export class WaitingPosts {
  constructor(private readonly strapi: Core.Strapi) {}

  /**
   * Changes what a person says of it; what they changed before stays unless it is named again.
   *
   * @throws 400 in words, when it is out, on its way or in doubt, or could not go out like this
   */
  edit(delivery: Delivery, override: Override): Promise<Delivery> {
    return this.#rewrite(delivery, { ...overrideOf(delivery), ...override });
  }

  /**
   * Adapts it anew from the entry as it is published now. What a person changed is left alone,
   * except for what is named to be reset.
   *
   * @throws 400 as {@link edit}, and when its entry is not published or its target is gone
   */
  adapt(delivery: Delivery, reset: readonly Customised[]): Promise<Delivery> {
    const { texts, media, options, firstComment } = overrideOf(delivery);
    return this.#rewrite(delivery, {
      ...(texts && !reset.includes('text') ? { texts } : {}),
      ...(media && !reset.includes('media') ? { media } : {}),
      ...(options && !reset.includes('options') ? { options } : {}),
      ...(firstComment === undefined ? {} : { firstComment }),
    });
  }

  async #rewrite(delivery: Delivery, override: Override): Promise<Delivery> {
    assertEditable(delivery);
    const { offered, site, loaded } = await this.#compose(delivery, override);
    const { post, adapter } = offered;
    assertComposed(post, adapter);
    const review = { site, loaded, posts: [offered] };
    const reviewed = await new PostReview(this.strapi).review(review);
    assertPossible(reviewed);
    for (const one of reviewed) await this.#store(delivery, { reviewed: one, loaded });
    return getService(this.strapi, 'deliveries').find(delivery.id);
  }

  async #compose(delivery: Delivery, override: Override): Promise<Recomposed> {
    const { strapi } = this;
    const { siteId, targetId, entryUid, entryDocumentId, entryLocale } = delivery;
    const sites = getService(strapi, 'sites');
    const site = await (siteId === null ? sites.getDefault() : sites.demand(siteId));
    const entry = { uid: entryUid, documentId: entryDocumentId, locale: entryLocale };
    const loaded = await getService(strapi, 'entries').load(entry, {
      linkBaseUrl: site.linkBaseUrl,
      version: 'published',
    });
    if (!loaded)
      throw new errors.ApplicationError('Publish the entry first; this post is about it.');
    if (targetId === null) throw new errors.ApplicationError(NO_TARGET);
    const overrides = { [String(targetId)]: override };
    const keptVariant = delivery.content.template?.variant ?? null;
    const choice = { targetIds: [targetId], overrides, campaign: null, keptVariant };
    const [offered] = (await composePosts(strapi, { ...choice, site, loaded })).posts;
    if (!offered) throw new errors.ApplicationError(NO_TARGET);
    return { offered, site, loaded };
  }

  /** Whoever claims it at this moment wins; then it is too late to change it. */
  async #store(
    delivery: Delivery,
    { reviewed, loaded }: { reviewed: ReviewedPost; loaded: LoadedEntry }
  ): Promise<void> {
    const { repository } = getService(this.strapi, 'deliveries');
    const { content } = reviewed;
    const { options, firstComment } = reviewed.post;
    const { id, claims, targetId } = delivery;
    // As it was when it was judged: what is approved at this moment is not changed behind that.
    const { state, waitsFor } = delivery;
    const where = { id, claims, state, waitsFor };
    const { versionHash } = loaded.entry;
    const isNewVersion = versionHash !== delivery.versionHash;
    const platformCostUsd = postCostUsd(reviewed.post.descriptor, content);
    const data = {
      ...{ content, options, versionHash, claims: claims + 1, platformCostUsd },
      // What was uploaded or built for the earlier words is no part of the new ones.
      handles: {},
      ...(firstComment === null || delivery.firstComment === null
        ? {}
        : { firstComment: { ...delivery.firstComment, text: firstComment } }),
      ...(isNewVersion && targetId !== null
        ? { dedupeKey: `${dedupePrefixOf(loaded.entry, targetId)}#0` }
        : {}),
    };
    const changed = await repository.touch(where, data).catch((error: unknown) => {
      if (!isUniqueViolation(error)) throw error;
      throw new errors.ApplicationError(
        'The entry was published anew since, and that version went to this account already. Cancel this post instead.'
      );
    });
    if (changed !== 1) throw new errors.ApplicationError(TOO_LATE);
    await repository.events.add({ deliveryId: id, event: 'edited' });
  }
}

/** What a person changed in it so far. */
const overrideOf = ({ content, options, firstComment }: Delivery): Override => {
  const customised = content.customised ?? [];
  const [first] = content.parts;
  return {
    ...(customised.includes('text') ? { texts: content.parts.map(({ text }) => text) } : {}),
    ...(customised.includes('media') ? { media: (first?.media ?? []).map(chosenOf) } : {}),
    ...(customised.includes('options') ? { options: jsonCopyOf(options) } : {}),
    ...(firstComment ? { firstComment: firstComment.text } : {}),
  };
};

const chosenOf = ({ fileId, altText, trim }: StoredMedia) => ({
  ...{ fileId, altText },
  ...(trim ? { trim } : {}),
});

/** As it came in: ours are read-only. */
const jsonCopyOf = (options: Delivery['options']): NonNullable<Override['options']> =>
  structuredClone(options) as NonNullable<Override['options']>;

const assertEditable = ({ state, posted, commitMark }: Delivery): void => {
  const isOpen = EDITABLE.some((editable) => editable === state);
  if (isOpen && posted.length === 0 && commitMark === null) return;
  throw new errors.ApplicationError(TOO_LATE);
};

const TOO_LATE =
  'This post is out, on its way or in doubt, so it cannot be changed any more. Reload to see what became of it.';
const NO_TARGET =
  'The way this post was to go is gone or switched off. Distribute the entry again to another one.';
