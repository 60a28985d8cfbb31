import type { Core } from '@strapi/types';

import type { Overrides } from '../../../../contracts/compositions';
import type { PlatformAdapter } from '../../platforms/contract';
import type { WrittenWords } from '../adaptation/adapt';
import type { VariantRef } from '../adaptation/wording';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { LoadedEntry } from '../mappings/entry-loader';
import type { Site } from '../sites/site';
import type { VariantBook } from '../templates/template-book';
import { chosenMediaOf } from './chosen-media';
import { chooseTargets } from './chosen-targets';
import { composePost, type ComposedPost, type PostOrder } from './compose-post';

export interface PostsOrder {
  site: Site;
  loaded: LoadedEntry;
  /** Null: every enabled target of the site. */
  targetIds: readonly number[] | null;
  /** Leaves out targets of other languages. @default when nobody named targets */
  byLanguage?: boolean;
  overrides: Overrides;
  campaign: string | null;
  /** Words for all targets that have none of their own. @default the entry's */
  text?: string | undefined;
  /** The wording, where it shall not be the one that is found by itself. @default found by itself */
  templateId?: number | null;
  /** When they are meant to go out. @default now */
  dueAt?: Date | null;
  /** Of a post that is made anew: its variant, or none. @default what running experiments say */
  keptVariant?: VariantRef | null;
}

/** A post, and what can be asked about it without calling anybody. */
export interface OfferedPost {
  post: ComposedPost;
  adapter: PlatformAdapter;
}

export interface ComposedPosts {
  posts: OfferedPost[];
  leftOut: { targetId: number; reason: string }[];
}

/** What each post of an entry would be made of. */
export interface OpenedPosts {
  orders: PostOrder[];
  leftOut: ComposedPosts['leftOut'];
}

/**
 * The posts of an entry for all its targets: the same for a preview, a dry run and a dispatch.
 *
 * @throws 400 when a target or file that a person chose is gone
 */
export const composePosts = async (
  strapi: Core.Strapi,
  order: PostsOrder
): Promise<ComposedPosts> => {
  const { orders, leftOut } = await openPosts(strapi, order);
  const posts = orders.map((one) => ({ post: composePost(one), adapter: one.adapter }));
  return { posts, leftOut };
};

/** As {@link composePosts}, before anything is worded. @throws 400 as there */
export const openPosts = async (strapi: Core.Strapi, order: PostsOrder): Promise<OpenedPosts> => {
  const { site, loaded, targetIds, overrides, campaign, text, templateId = null } = order;
  const { byLanguage = targetIds === null } = order;
  const { entry } = loaded;
  const variants = await variantsFor(strapi, order);
  const [{ chosen, leftOut }, book, chosenMedia] = await Promise.all([
    chooseTargets(strapi, { site, targetIds, locale: entry.locale, byLanguage }),
    getService(strapi, 'templates').bookFor(site, entry.uid, templateId, variants),
    chosenMediaOf(strapi, overrides),
  ]);
  const adapters = getService(strapi, 'adapters');
  const written = text === undefined ? {} : { written: writtenForAll(text) };
  const orders = chosen.map(({ target, connection }) => {
    const adapter = adapters.offlineAdapterFor(connection);
    const override = overrides[String(target.id)];
    const place = { site, loaded, target, connection, adapter, override };
    return { ...place, chosenMedia, campaign, book, ...written };
  });
  return { orders, leftOut };
};

const variantsFor = (
  strapi: Core.Strapi,
  { site, loaded, dueAt, keptVariant }: PostsOrder
): Promise<VariantBook | null> => {
  const { running } = getService(strapi, 'experiments');
  if (keptVariant) return running.keptFor(keptVariant);
  if (keptVariant === null) return Promise.resolve(null);
  return running.bookFor(site, loaded.entry, dueAt ?? new Date(systemClock.now()));
};

const HASHTAG = /(^|\s)#[\p{L}\p{N}_]/u;

/** Whoever writes hashtags wants these and no others. */
const writtenForAll = (text: string): WrittenWords => ({
  text,
  hashtags: HASHTAG.test(text) ? [] : null,
});
