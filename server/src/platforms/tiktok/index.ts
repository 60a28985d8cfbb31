import { PlatformAdapter } from '../contract';
import type {
  CheckRequest,
  ContentProblem,
  Credentials,
  Doubt,
  MetricsRequest,
  PostedPart,
  PostMetrics,
  PostRequest,
  PreparedPart,
  PublishRequest,
  RateLimitStatus,
  RecognisedPost,
  Reconciliation,
} from '../contract';

import { TIKTOK_BASE_URLS } from './base-urls';
import { contentProblems, isTextInPhotoLimit } from './check-content';
import type { TikTokApi } from './client';
import { commitPost } from './commit';
import { TikTokConnector } from './connector';
import { tiktokDescriptor } from './descriptor';
import { preparePost } from './prepare';
import { fetchPostMetrics, findPostUrl } from './published-post';
import type { PostSite } from './published-post';
import { recognisePost } from './recognise-post';
import { reconcileDoubt } from './reconcile';

export { TikTokConnector } from './connector';
export { tiktokConnectorDescriptor, tiktokDescriptor } from './descriptor';
export { tiktokOptionsSchema } from './options';
export type { TikTokOptions } from './options';

/**
 * Posts videos and photos to TikTok through the Content Posting API. Neither removing a post nor
 * commenting is possible there.
 */
export class TikTokAdapter extends PlatformAdapter {
  override readonly descriptor = tiktokDescriptor;
  override readonly connector = new TikTokConnector(this.deps);

  /** Photos may say more than videos, whose limit is the general one. */
  override check(request: CheckRequest): ContentProblem[] {
    const problems = super.check(request);
    if (!isTextInPhotoLimit(request)) return problems;
    return problems.filter(({ code }) => code !== 'TEXT_TOO_LONG');
  }

  override prepare(request: PublishRequest): Promise<PreparedPart[]> {
    return preparePost(this.#api(request.credentials, request.signal), request);
  }

  override commit(request: PublishRequest, part: PreparedPart): Promise<PostedPart> {
    const api = this.#api(request.credentials, request.signal);
    return commitPost({ api, request, part, webUrl: this.#webUrl });
  }

  override reconcile(request: PublishRequest, doubt: Doubt): Promise<Reconciliation> {
    const api = this.#api(request.credentials, request.signal);
    return reconcileDoubt({ api, request, doubt, webUrl: this.#webUrl });
  }

  override findUrl(request: PostRequest): Promise<string | null> {
    return findPostUrl(this.#site(request), request);
  }

  override fetchMetrics(request: MetricsRequest): Promise<PostMetrics[]> {
    return fetchPostMetrics(this.#site(request), request);
  }

  override recognisePost(url: string): RecognisedPost | null {
    return recognisePost(url, this.#webUrl);
  }

  /** No headers tell (RATE). */
  override getRateLimitStatus(): RateLimitStatus[] {
    return [];
  }

  protected override checkMore(request: CheckRequest): ContentProblem[] {
    return contentProblems(request);
  }

  get #webUrl(): string {
    return this.deps.baseUrls.web ?? TIKTOK_BASE_URLS.web;
  }

  #site({ credentials, signal }: Pick<PostRequest, 'credentials' | 'signal'>): PostSite {
    return { api: this.#api(credentials, signal), webUrl: this.#webUrl };
  }

  #api({ accessToken }: Credentials, signal: AbortSignal): TikTokApi {
    return { deps: this.deps, accessToken, signal };
  }
}
