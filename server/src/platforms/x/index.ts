import { PlatformAdapter } from '../contract';
import type {
  CheckRequest,
  CommentRequest,
  ContentProblem,
  Credentials,
  Doubt,
  MetricsRequest,
  PostMetrics,
  PostRequest,
  PostedPart,
  PreparedPart,
  PublishRequest,
  RateLimitStatus,
  RecognisedPost,
  Reconciliation,
  Removal,
} from '../contract';

import type { XSession } from './client';
import { commentOnPost } from './comment';
import { XConnector } from './connector';
import { checkContent } from './content-check';
import { X_BASE_URLS, xDescriptor } from './descriptor';
import { measurePosts } from './metrics';
import { commitPart, prepareParts } from './publish';
import { RateLimitMemory } from './rate-limit';
import { recognisePost } from './recognise-post';
import { reconcileDoubt } from './reconcile';
import { removePost } from './remove';

export { xDescriptor } from './descriptor';
export { xOptionsSchema } from './options';
export type { XOptions } from './options';

/** Posts to X through API v2 with OAuth 2.0. */
export class XAdapter extends PlatformAdapter {
  override readonly descriptor = xDescriptor;
  override readonly connector = new XConnector(this.deps);
  readonly #rateLimits = new RateLimitMemory();

  override prepare(request: PublishRequest): Promise<PreparedPart[]> {
    return prepareParts(request, {
      session: this.#session(request.credentials, request.signal),
      clock: this.deps.clock,
      journal: request.journal,
      signal: request.signal,
    });
  }

  override commit(
    request: PublishRequest,
    part: PreparedPart,
    earlier: readonly PostedPart[]
  ): Promise<PostedPart> {
    const session = this.#session(request.credentials, request.signal);
    return commitPart({ session, request, part, earlier, webUrl: this.#webUrl });
  }

  override reconcile(request: PublishRequest, doubt: Doubt): Promise<Reconciliation> {
    const session = this.#session(request.credentials, request.signal);
    return reconcileDoubt({ session, request, doubt, webUrl: this.#webUrl });
  }

  override comment(request: CommentRequest): Promise<PostedPart> {
    const session = this.#session(request.credentials, request.signal);
    const limit = this.getCharacterLimit(request.account);
    return commentOnPost({ session, request, limit, webUrl: this.#webUrl });
  }

  override remove(request: PostRequest): Promise<Removal> {
    const session = this.#session(request.credentials, request.signal);
    return removePost(session, request.post.id);
  }

  override fetchMetrics(request: MetricsRequest): Promise<PostMetrics[]> {
    const session = this.#session(request.credentials, request.signal);
    return measurePosts(
      session,
      request.posts.map(({ id }) => id)
    );
  }

  override recognisePost(url: string): RecognisedPost | null {
    return recognisePost(url, this.#webUrl);
  }

  override getRateLimitStatus(): RateLimitStatus[] {
    return this.#rateLimits.statuses;
  }

  protected override checkMore(request: CheckRequest): ContentProblem[] {
    return checkContent(request);
  }

  get #webUrl(): string {
    return this.deps.baseUrls.web ?? X_BASE_URLS.web;
  }

  #session(credentials: Credentials, signal?: AbortSignal): XSession {
    return {
      http: this.deps.http,
      apiUrl: this.deps.baseUrls.api ?? X_BASE_URLS.api,
      accessToken: credentials.accessToken,
      now: () => this.deps.clock.now(),
      observe: (headers, kind) => this.#rateLimits.observe(headers, kind),
      signal,
    };
  }
}
