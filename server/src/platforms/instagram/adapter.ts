import { PlatformAdapter } from '../contract';
import type {
  Account,
  CheckRequest,
  CommentRequest,
  ContentProblem,
  Credentials,
  Doubt,
  HttpClient,
  MetricsRequest,
  PostAction,
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
import { LimitMemory } from '../meta';
import { facebookGraphApi, instagramApi } from './client';
import { commitPost } from './commit';
import { InstagramConnector } from './connector';
import { checkInstagramContent } from './content-check';
import { FACEBOOK_LOGIN_METHOD, INSTAGRAM_BASE_URLS } from './descriptor';
import { postComment } from './comment';
import type { InstagramApi } from './graph-call';
import { fetchPostMetrics } from './insights';
import { fetchPermalink } from './media-node';
import { instagramDescriptor } from './post-descriptor';
import { preparePost } from './prepare';
import { recognisePost } from './recognise-post';
import { reconcilePost } from './reconcile';
import { removalUnsupported, removePost } from './remove';

/** How long one run waits for Instagram's processing before it comes back later. */
const MAX_PROCESSING_MS = 10 * 60_000;

interface Access {
  account: Account;
  credentials: Credentials;
  signal: AbortSignal;
}

/** Posts to professional Instagram accounts, connected by themselves or through their Page. */
export class InstagramAdapter extends PlatformAdapter {
  override readonly descriptor = instagramDescriptor;
  override readonly connector = new InstagramConnector(this.deps);
  readonly #limits = new LimitMemory();

  override prepare(request: PublishRequest): Promise<PreparedPart[]> {
    const { clock } = this.deps;
    return preparePost(request, {
      api: this.#api(request),
      limits: this.#limits,
      accountId: request.account.id,
      journal: request.journal,
      clock,
      signal: request.signal,
      sendsBytes: this.#isByFacebook,
      deadline: clock.now() + MAX_PROCESSING_MS,
    });
  }

  override async commit(request: PublishRequest, part: PreparedPart): Promise<PostedPart> {
    const posted = await commitPost({ api: this.#api(request), request, part });
    this.#limits.spendPost();
    return posted;
  }

  override reconcile(request: PublishRequest, doubt: Doubt): Promise<Reconciliation> {
    return reconcilePost({ api: this.#api(request), request, doubt });
  }

  override findUrl(request: PostRequest): Promise<string | null> {
    return fetchPermalink(this.#api(request), request.post.id);
  }

  override comment(request: CommentRequest): Promise<PostedPart> {
    return postComment(this.#api(request), request);
  }

  override async remove(request: PostRequest): Promise<Removal> {
    if (!this.#isByFacebook) throw removalUnsupported();
    const { accessToken, userAccessToken } = request.credentials;
    const credentials = { ...request.credentials, accessToken: userAccessToken ?? accessToken };
    return removePost({
      api: this.#api({ ...request, credentials }),
      readApi: this.#api(request),
      id: request.post.id,
    });
  }

  override async fetchMetrics(request: MetricsRequest): Promise<PostMetrics[]> {
    const api = this.#api(request);
    const metrics: PostMetrics[] = [];
    for (const post of request.posts) metrics.push(await fetchPostMetrics(api, post));
    return metrics;
  }

  /** Deleting is possible through Facebook only (DELX). */
  override can(action: PostAction): boolean {
    return action === 'remove' ? this.#isByFacebook : super.can(action);
  }

  override recognisePost(url: string): RecognisedPost | null {
    return recognisePost(url, this.deps.baseUrls.web ?? INSTAGRAM_BASE_URLS.web);
  }

  override getRateLimitStatus(): RateLimitStatus[] {
    return this.#limits.statuses;
  }

  protected override checkMore(request: CheckRequest): ContentProblem[] {
    return checkInstagramContent(request, this.#isByFacebook);
  }

  get #isByFacebook(): boolean {
    return this.deps.method === FACEBOOK_LOGIN_METHOD;
  }

  #api({ account, credentials, signal }: Access): InstagramApi {
    const deps = { ...this.deps, http: this.#observingHttp };
    const access = { accessToken: credentials.accessToken, subject: `@${account.handle}` };
    const api = this.#isByFacebook ? facebookGraphApi(deps, access) : instagramApi(deps, access);
    return { ...api, signal };
  }

  readonly #observingHttp: HttpClient = async (request) => {
    const response = await this.deps.http(request);
    this.#limits.observe(response.headers, this.deps.clock.now());
    return response;
  };
}
