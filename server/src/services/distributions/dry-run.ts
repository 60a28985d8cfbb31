import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type { DryRunResponse, DryRunTarget, PostProblem } from '../../../../contracts/dispatch';
import { PlatformFailure } from '../../platforms/contract';
import { platformOf } from '../../platforms/registry';
import { openContent } from '../deliveries/open-content';
import { rehearsePublish, showRehearsal, slotsOf, type Rehearsed } from '../dry-run';
import { getService } from '../get-service';
import type { EntryRef } from '../mappings/entry-loader';
import { composePosts } from './compose-posts';
import { PostReview, type ReviewedPost } from './post-review';
import type { PreviewChoice } from './preview';

export type DryRunChoice = Omit<PreviewChoice, 'values'>;

/** In the place of the comment's own: what is random in a dry run says so by standing still. */
const COMMENT_KEY = '00000000-0000-4000-8000-000000000000';

/** The requests that a dispatch would send, made by the adapters themselves; nobody is called. */
export class DistributionDryRun {
  readonly #review: PostReview;

  constructor(private readonly strapi: Core.Strapi) {
    this.#review = new PostReview(strapi);
  }

  /** @throws 400 when the entry has no published version, or a chosen target or file is gone */
  async run(ref: EntryRef, choice: DryRunChoice): Promise<DryRunResponse> {
    const { strapi } = this;
    const { site } = choice;
    const loaded = await getService(strapi, 'entries').load(ref, {
      linkBaseUrl: site.linkBaseUrl,
      version: 'published',
    });
    if (!loaded) {
      throw new errors.ApplicationError(
        'Publish the entry first: only its published version can be shared.'
      );
    }
    const { posts } = await composePosts(strapi, { ...choice, loaded });
    const reviewed = await this.#review.review({ site, loaded, posts });
    const targets: DryRunTarget[] = [];
    // One after the other: each opens the files of its post.
    for (const post of reviewed) targets.push(await this.#rehearse(post));
    return { versionHash: loaded.entry.versionHash, targets };
  }

  async #rehearse(reviewed: ReviewedPost): Promise<DryRunTarget> {
    const { post, content, problems } = reviewed;
    const { target, connection, descriptor } = post;
    const { platform, account } = connection;
    const texts = content.parts.map(({ text }) => text);
    const prices = descriptor.pricesOf?.({ texts, card: content.card?.url ?? null }) ?? [];
    const shown = { targetId: target.id, platform, handle: account.handle, prices };
    const nothing = { calls: [], standIns: [], slots: [] };
    if (problems.some(({ severity }) => severity === 'error')) {
      return { ...shown, ...nothing, problems };
    }
    const { rehearsed, changes } = await this.#publish(reviewed).catch((error: unknown) => {
      if (!(error instanceof PlatformFailure)) throw error;
      return { rehearsed: failed(error), changes: [] };
    });
    const { outcome, requestCount } = rehearsed;
    return {
      ...shown,
      problems: [...problemsOf(outcome), ...problems.filter(isNoChange), ...changes.map(changeOf)],
      ...showRehearsal(rehearsed),
      slots: slotsOf(descriptor.quotas, { parts: texts.length, requests: requestCount }),
    };
  }

  /** With the files as they would be sent, and an account that nothing opens. */
  async #publish({
    post,
    content,
  }: ReviewedPost): Promise<{ rehearsed: Rehearsed; changes: string[] }> {
    const { connection, descriptor, options, firstComment } = post;
    const adapters = getService(this.strapi, 'adapters');
    const { baseUrls, apiVersion, method, app } = await adapters.depsFor(connection);
    const opened = await openContent(content, {
      library: getService(this.strapi, 'media'),
      descriptor,
      baseUrls,
    });
    const rehearsed = await rehearsePublish({
      module: platformOf(connection.platform),
      deps: { baseUrls, apiVersion, method, app },
      account: connection.account,
      content: opened.content,
      options,
      firstComment: firstComment === null ? null : { text: firstComment, key: COMMENT_KEY },
    });
    return { rehearsed, changes: opened.changes };
  }
}

const failed = (error: Error): Rehearsed => ({
  ...{ calls: [], standIns: [], secrets: [], requestCount: 0 },
  outcome: { status: 'failed', error },
});

const problemsOf = (outcome: Rehearsed['outcome']): PostProblem[] => {
  if (outcome.status === 'failed') return [problemOf(outcome.error, 'error')];
  const { commentError } = outcome;
  // The post goes out without it.
  return commentError ? [problemOf(commentError, 'warning')] : [];
};

/** @param severity of what the adapter says; that it could not be rehearsed stops nothing */
const problemOf = (error: Error, severity: PostProblem['severity']): PostProblem => {
  const { message } = error;
  return error instanceof PlatformFailure
    ? { ...WHOLE, severity, code: error.code, message }
    : { ...WHOLE, severity: 'warning', code: 'NOT_REHEARSED', message };
};

/** What was planned is told again, in the words of what was done. */
const isNoChange = ({ code }: PostProblem): boolean => code !== 'MEDIA_CHANGED';

const changeOf = (message: string): PostProblem => ({
  ...{ ...WHOLE, severity: 'note', code: 'MEDIA_CHANGED', message },
});

const WHOLE = { partIndex: null, fileId: null } as const;
