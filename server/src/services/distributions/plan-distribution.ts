import { randomUUID } from 'node:crypto';

import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type { JsonValue } from '../../platforms/contract';
import type { MappedEntry } from '../adaptation/entry';
import type { StoredContent } from '../adaptation/stored-content';
import type { Connection } from '../connections/connection';
import type { FirstComment } from '../deliveries/delivery';
import { getService } from '../get-service';
import type { LoadedEntry, LoadOptions } from '../mappings/entry-loader';
import { aiCreditsOf, type AiCredit } from '../proposals/credits';
import type { Site } from '../sites/site';
import type { Target } from '../targets/targets';
import { assertComposed } from './compose-post';
import { composePosts, type ComposedPosts } from './compose-posts';
import { dedupePrefixOf } from './dedupe-prefix';
import type { DispatchOrder } from './distribution';
import { assertPossible, refusalsOf } from './post-refusals';
import { PostReview, type ReviewedPost } from './post-review';

/** A target that can take a delivery, with what it would say. */
export interface PlannedDelivery {
  target: Target;
  connection: Connection;
  content: StoredContent;
  /** The target's, and over them those of this post. */
  options: Record<string, JsonValue>;
  firstComment: FirstComment | null;
  /** Its words began as a proposal of an AI; null: they did not. */
  aiCredit: AiCredit | null;
  dedupePrefix: string;
}

/** What an order comes to, before it is known which targets already got it. */
export interface DistributionPlan {
  order: DispatchOrder;
  site: Site;
  entry: MappedEntry;
  deliveries: PlannedDelivery[];
  /** Targets that serve other languages. */
  leftOut: { targetId: number; reason: string }[];
  dueAt: Date;
}

/** What can be told of an order before its entry is published. */
export interface DistributionCheck {
  site: Site;
  title: string;
  /** Those that would get it now. */
  targetIds: number[];
  /** Targets that serve other languages. */
  leftOut: DistributionPlan['leftOut'];
}

/** Decides which targets get what; writes nothing. */
export class DistributionPlanner {
  constructor(private readonly strapi: Core.Strapi) {}

  /**
   * @param version `draft`: as if it were published as it is saved
   * @throws 400 when the entry is not published, a target is gone or another site's, or a post of a
   * person could never go out as it is; 404 when the site does not exist
   */
  async plan(
    order: DispatchOrder,
    version: 'published' | 'draft' = 'published'
  ): Promise<DistributionPlan> {
    const site = await this.#siteOf(order);
    const loaded = await this.#load(order, site, version);
    if (!loaded) {
      throw new errors.ApplicationError(
        'Publish the entry first: only its published version can be shared.'
      );
    }
    const { posts, leftOut } = await this.#compose(order, site, loaded);
    const reviewed = await new PostReview(this.strapi).review({ site, loaded, posts });
    const refused = refusedOf(order, reviewed);
    const { entry: ref, overrides } = order;
    const credits = await aiCreditsOf(this.strapi, { siteId: site.id, entry: ref, overrides });
    const isTaken = ({ post }: ReviewedPost): boolean =>
      refused.every(({ targetId }) => targetId !== post.target.id);
    return {
      ...{ order, site, entry: loaded.entry },
      deliveries: reviewed.filter(isTaken).map((post) => ({
        ...deliveryOf(post, loaded.entry),
        aiCredit: credits.get(post.post.target.id) ?? null,
      })),
      leftOut: [...leftOut, ...refused],
      dueAt: order.dueAt ?? new Date(),
    };
  }

  /**
   * Looks at an order whose entry is published only later, as far as that is possible before.
   *
   * @throws 400 when a target is gone or another site's, or what a person wrote could never go out;
   * 404 when the entry or the site does not exist
   */
  async check(order: DispatchOrder): Promise<DistributionCheck> {
    const site = await this.#siteOf(order);
    const loaded = await this.#load(order, site, 'latest');
    if (!loaded) throw new errors.NotFoundError('This entry does not exist in this language.');
    const { posts, leftOut } = await this.#compose(order, site, loaded);
    const targetIds = posts.map(({ post }) => post.target.id);
    return { site, title: loaded.entry.title, targetIds, leftOut };
  }

  async #compose(order: DispatchOrder, site: Site, loaded: LoadedEntry): Promise<ComposedPosts> {
    const { targetIds, overrides, campaign = null, templateId = null, source } = order;
    const choice = { targetIds, overrides, campaign, templateId, dueAt: order.dueAt };
    const byLanguage = targetIds === null || source === 'rule';
    const composed = await composePosts(this.strapi, { ...choice, site, loaded, byLanguage });
    for (const { post, adapter } of composed.posts) assertComposed(post, adapter);
    return composed;
  }

  #siteOf({ siteId }: DispatchOrder): Promise<Site> {
    const sites = getService(this.strapi, 'sites');
    return siteId === undefined ? sites.getDefault() : sites.demand(siteId);
  }

  #load(
    { entry }: DispatchOrder,
    { linkBaseUrl }: Site,
    version: LoadOptions['version']
  ): Promise<LoadedEntry | null> {
    return getService(this.strapi, 'entries').load(entry, { linkBaseUrl, version });
  }
}

/**
 * Posts that could never go out as they are. Whoever named the accounts is told of all of them; "to
 * every account" leaves out those that cannot take it. Rules and schedules have nobody who could be
 * told: their posts fail in the list, each with its reason.
 */
const refusedOf = (
  { source, targetIds }: DispatchOrder,
  reviewed: readonly ReviewedPost[]
): DistributionPlan['leftOut'] => {
  if (source === 'rule' || source === 'schedule') return [];
  if (targetIds !== null) assertPossible(reviewed);
  return refusalsOf(reviewed).map(({ targetId, message }) => ({ targetId, reason: message }));
};

const deliveryOf = (
  { post, content }: ReviewedPost,
  entry: MappedEntry
): Omit<PlannedDelivery, 'aiCredit'> => {
  const { target, connection, options, firstComment } = post;
  return {
    ...{ target, connection, content, options },
    firstComment: firstComment === null ? null : newComment(firstComment),
    dedupePrefix: dedupePrefixOf(entry, target.id),
  };
};

const newComment = (text: string): FirstComment => ({
  ...{ text, key: randomUUID(), state: 'due' },
  ...{ id: null, url: null, message: null },
});
