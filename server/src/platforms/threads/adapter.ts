import { PlatformAdapter, parsePostOptions } from '../contract';
import type {
  CheckRequest,
  CommentRequest,
  ContentProblem,
  Credentials,
  Doubt,
  HttpClient,
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

import { LimitMemory } from '../meta';
import type { ThreadsApi } from './client';
import { commentOnPost } from './comment';
import { ThreadsConnector } from './connector';
import { checkThreadsPost } from './content-check';
import { THREADS_BASE_URLS, threadsDescriptor } from './descriptor';
import { fetchPostMetrics } from './metrics';
import { threadsOptionsSchema } from './options';
import { deletePost, fetchPermalink } from './posts';
import { commitPart, prepareParts } from './publish-parts';
import { recognisePost } from './recognise-post';
import { reconcileDoubt } from './reconcile';

/** Posts to Threads through its own Graph API: containers first, then the call that shows them. */
export class ThreadsAdapter extends PlatformAdapter {
  override readonly descriptor = threadsDescriptor;
  override readonly connector = new ThreadsConnector(this.deps);
  readonly #limits = new LimitMemory();

  override prepare(request: PublishRequest): Promise<PreparedPart[]> {
    return prepareParts({ api: this.#api(request), request }, this.#limits);
  }

  override async commit(
    request: PublishRequest,
    part: PreparedPart,
    earlier: readonly PostedPart[]
  ): Promise<PostedPart> {
    const posted = await commitPart({ api: this.#api(request), request }, part, earlier);
    // The further parts are replies, of which there are others.
    if (part.index === 0) this.#limits.spendPost();
    return posted;
  }

  override reconcile(request: PublishRequest, doubt: Doubt): Promise<Reconciliation> {
    return reconcileDoubt({ api: this.#api(request), request }, doubt);
  }

  override findUrl(request: PostRequest): Promise<string | null> {
    return fetchPermalink(this.#api(request), request.post.id);
  }

  override comment(request: CommentRequest): Promise<PostedPart> {
    return commentOnPost(this.#api(request), request);
  }

  override remove(request: PostRequest): Promise<Removal> {
    return deletePost(this.#api(request), request.post.id);
  }

  override fetchMetrics(request: MetricsRequest): Promise<PostMetrics[]> {
    return fetchPostMetrics(this.#api(request), request);
  }

  override recognisePost(url: string): RecognisedPost | null {
    return recognisePost(url, this.deps.baseUrls.web ?? THREADS_BASE_URLS.web);
  }

  override getRateLimitStatus(): RateLimitStatus[] {
    return this.#limits.statuses;
  }

  protected override checkMore({ content, options }: CheckRequest): ContentProblem[] {
    const parsed = parsePostOptions(threadsOptionsSchema, options, 'Threads');
    return checkThreadsPost({ content, options: parsed });
  }

  #api({ credentials, signal }: { credentials: Credentials; signal: AbortSignal }): ThreadsApi {
    const deps = { ...this.deps, http: this.#observingHttp };
    return { deps, accessToken: credentials.accessToken, signal };
  }

  readonly #observingHttp: HttpClient = async (request) => {
    const response = await this.deps.http(request);
    this.#limits.observe(response.headers, this.deps.clock.now());
    return response;
  };
}
