import type {
  Account,
  CheckRequest,
  CommentRequest,
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
  Removal,
} from '../contract';
import { PlatformAdapter } from '../contract';
import { checkMore } from './check-more';
import type { Client } from './client';
import { comment } from './comment';
import { BlueskyConnector } from './connector';
import {
  blueskyDescriptor,
  DEFAULT_SERVICE_URL,
  DEFAULT_VIDEO_URL,
  DEFAULT_WEB_URL,
} from './descriptor';
import { fetchMetrics } from './metrics';
import type { PublishContext } from './publish';
import { commit, prepare } from './publish';
import { recognisePost } from './recognise-post';
import { reconcile } from './reconcile';
import { remove } from './remove';
import { createXrpc } from './xrpc';

export { blueskyDescriptor } from './descriptor';
export { blueskyOptionsSchema, type BlueskyOptions } from './options';

/** Posts to Bluesky, or any other AT Protocol server, with an app password. */
export class BlueskyAdapter extends PlatformAdapter {
  override readonly descriptor = blueskyDescriptor;
  override readonly connector = new BlueskyConnector(this.deps);

  readonly #rateLimits = new Map<string | null, RateLimitStatus>();

  readonly #client: Client = {
    clock: this.deps.clock,
    xrpc: createXrpc(this.deps.http, (status) => {
      this.#rateLimits.set(status.ruleId, status);
    }),
  };

  override prepare(request: PublishRequest): Promise<PreparedPart[]> {
    return prepare(this.#contextOf(request), request);
  }

  override commit(
    request: PublishRequest,
    part: PreparedPart,
    earlier: readonly PostedPart[]
  ): Promise<PostedPart> {
    return commit(this.#contextOf(request), { request, part, earlier });
  }

  override reconcile(request: PublishRequest, doubt: Doubt): Promise<Reconciliation> {
    return reconcile(this.#contextOf(request), { request, doubt });
  }

  override comment(request: CommentRequest): Promise<PostedPart> {
    return comment(this.#contextOf(request), request);
  }

  override remove(request: PostRequest): Promise<Removal> {
    return remove(this.#contextOf(request), request);
  }

  override fetchMetrics(request: MetricsRequest): Promise<PostMetrics[]> {
    return fetchMetrics(this.#contextOf(request), request);
  }

  protected override checkMore(request: CheckRequest): ContentProblem[] {
    return checkMore(request);
  }

  override recognisePost(url: string, account: Account): RecognisedPost | null {
    return recognisePost({ pasted: url, account, webUrl: this.#webUrl });
  }

  override getRateLimitStatus(): RateLimitStatus[] {
    return [...this.#rateLimits.values()];
  }

  get #webUrl(): string {
    return this.deps.baseUrls.web ?? DEFAULT_WEB_URL;
  }

  #contextOf({ credentials }: { credentials: Credentials }): PublishContext {
    const { baseUrls, clock, random } = this.deps;
    return {
      client: this.#client,
      clock,
      random,
      serviceUrl: credentials.serviceUrl ?? baseUrls.service ?? DEFAULT_SERVICE_URL,
      webUrl: this.#webUrl,
      videoUrl: baseUrls.video ?? DEFAULT_VIDEO_URL,
    };
  }
}
