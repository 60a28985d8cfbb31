import { PlatformAdapter } from '../contract';
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

import { commentOn, readMetrics, removePost } from './after-post';
import type { MastodonSession } from './call';
import { MastodonConnector } from './connector';
import { checkContent } from './content-check';
import { DEFAULT_SERVICE_URL, mastodonDescriptor } from './descriptor';
import { commitPart, prepareParts } from './publish';
import { RateLimitMemory } from './rate-limit';
import { recognisePost } from './recognise-post';
import { reconcileDoubt } from './reconcile';

/** Posts to Mastodon and to other servers that speak its API, each by its own limits. */
export class MastodonAdapter extends PlatformAdapter {
  override readonly descriptor = mastodonDescriptor;
  override readonly connector = new MastodonConnector(this.deps);
  readonly #rateLimits = new RateLimitMemory();

  override prepare(request: PublishRequest): Promise<PreparedPart[]> {
    const session = this.#session(request.credentials, request.signal);
    return prepareParts(request, { session, random: this.deps.random });
  }

  override commit(
    request: PublishRequest,
    part: PreparedPart,
    earlier: readonly PostedPart[]
  ): Promise<PostedPart> {
    const session = this.#session(request.credentials, request.signal);
    return commitPart({ session, request, part, earlier });
  }

  override reconcile(request: PublishRequest, doubt: Doubt): Promise<Reconciliation> {
    const session = this.#session(request.credentials, request.signal);
    return reconcileDoubt({ session, request, doubt });
  }

  override comment(request: CommentRequest): Promise<PostedPart> {
    return commentOn(this.#session(request.credentials, request.signal), request);
  }

  override remove(request: PostRequest): Promise<Removal> {
    return removePost(this.#session(request.credentials, request.signal), request);
  }

  override fetchMetrics(request: MetricsRequest): Promise<PostMetrics[]> {
    return readMetrics(this.#session(request.credentials, request.signal), request.posts);
  }

  override recognisePost(url: string, account: Account): RecognisedPost | null {
    return recognisePost(url, { account, serviceUrl: this.#serviceUrl({}) });
  }

  override getRateLimitStatus(): RateLimitStatus[] {
    return this.#rateLimits.statuses;
  }

  protected override checkMore(request: CheckRequest): ContentProblem[] {
    return checkContent(request);
  }

  #serviceUrl({ serviceUrl }: Pick<Credentials, 'serviceUrl'>): string {
    const url = serviceUrl ?? this.deps.baseUrls.service ?? DEFAULT_SERVICE_URL;
    return url.replace(/\/+$/, '');
  }

  #session(credentials: Credentials, signal: AbortSignal): MastodonSession {
    return {
      deps: this.deps,
      serviceUrl: this.#serviceUrl(credentials),
      accessToken: credentials.accessToken,
      signal,
      observe: (headers, kind) => this.#rateLimits.observe(headers, kind),
    };
  }
}
