import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type { Overrides } from '../../../../contracts/compositions';
import type { PreviewResponse } from '../../../../contracts/dispatch';
import { wordsOfEntry } from '../adaptation/default-wordings';
import { getService } from '../get-service';
import type { EntryRef, LoadedEntry } from '../mappings/entry-loader';
import type { Site } from '../sites/site';
import { composePosts } from './compose-posts';
import { DoneTargets } from './done-targets';
import { PostReview } from './post-review';
import { quotaOutlooks } from './quota-outlook';
import { targetPreviewOf } from './target-preview';

export interface PreviewChoice {
  site: Site;
  /** Null: the enabled targets of the site that serve the entry's language. */
  targetIds: readonly number[] | null;
  overrides: Overrides;
  campaign: string | null;
  /** Words for all targets that have none of their own. @default the entry's */
  text?: string | undefined;
  /** Attributes of the form that are not saved yet; undefined: as it is stored. */
  values?: Record<string, unknown> | undefined;
  /** Whether a dispatch by this person would wait for somebody who may approve. @default false */
  needsApproval?: boolean;
}

/** What a dispatch would send: the same composition, without writing or sending anything. */
export class DistributionPreview {
  readonly #review: PostReview;
  readonly #done: DoneTargets;

  constructor(private readonly strapi: Core.Strapi) {
    this.#review = new PostReview(strapi);
    this.#done = new DoneTargets(strapi);
  }

  /** @throws 400 when a chosen target or file is gone; 404 when the entry is */
  async preview(ref: EntryRef, choice: PreviewChoice): Promise<PreviewResponse> {
    const { site, needsApproval: waitsForApproval = false } = choice;
    const loaded = await this.#load(ref, choice);
    const { posts, leftOut } = await composePosts(this.strapi, { ...choice, loaded });
    const ids = posts.map(({ post }) => post.target.id);
    const [reviewed, done] = await Promise.all([
      this.#review.review({ site, loaded, posts }),
      this.#done.among(ids, loaded.entry),
    ]);
    const outlooks = await quotaOutlooks(this.strapi, { site, posts: reviewed, done });
    const { title, link, versionHash } = loaded.entry;
    return {
      ...{ title, link, versionHash, version: loaded.version },
      text: choice.text ?? wordsOfEntry(loaded.entry),
      targets: reviewed.flatMap((one, index) => {
        const outlook = outlooks[index];
        const isDone = done.has(one.post.target.id);
        return outlook ? targetPreviewOf(one, { site, isDone, outlook, waitsForApproval }) : [];
      }),
      leftOut,
    };
  }

  async #load(ref: EntryRef, { site, values }: PreviewChoice): Promise<LoadedEntry> {
    const loaded = await getService(this.strapi, 'entries').load(ref, {
      linkBaseUrl: site.linkBaseUrl,
      version: values ? 'draft' : 'latest',
      ...(values ? { values } : {}),
    });
    if (!loaded) throw new errors.NotFoundError('This entry does not exist in this language.');
    return loaded;
  }
}
