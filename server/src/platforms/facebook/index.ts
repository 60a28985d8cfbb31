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
import { LimitMemory } from '../meta';
import { commentOn, removePost } from './after-post';
import { commitPost } from './commit';
import { FacebookConnector } from './connector';
import { linkProblems } from './content-check';
import { facebookDescriptor } from './descriptor';
import { facebookHost } from './hosts';
import { fetchPostMetrics } from './metrics';
import { preparePost } from './prepare';
import { recognisePost } from './recognise-post';
import { reconcilePost } from './reconcile';
import { openSession, type PageSession, type UploadSession } from './session';

export { FacebookConnector } from './connector';
export { facebookConnectorDescriptor, facebookDescriptor } from './descriptor';
export { facebookOptionsSchema, type FacebookOptions } from './options';

/** Posts to Facebook Pages through the Graph API; every file goes there as bytes. */
export class FacebookAdapter extends PlatformAdapter {
  override readonly descriptor = facebookDescriptor;
  override readonly connector = new FacebookConnector(this.deps);
  readonly #limits = new LimitMemory();

  override prepare(request: PublishRequest): Promise<PreparedPart[]> {
    return preparePost(this.#uploads(request), request);
  }

  override commit(request: PublishRequest, part: PreparedPart): Promise<PostedPart> {
    return commitPost({ session: this.#uploads(request), request, part });
  }

  override reconcile(request: PublishRequest, doubt: Doubt): Promise<Reconciliation> {
    return reconcilePost({ session: this.#uploads(request), request, doubt });
  }

  override comment(request: CommentRequest): Promise<PostedPart> {
    return commentOn(this.#session(request), request);
  }

  override remove(request: PostRequest): Promise<Removal> {
    return removePost(this.#session(request), request);
  }

  override fetchMetrics(request: MetricsRequest): Promise<PostMetrics[]> {
    return fetchPostMetrics(this.#session(request), request);
  }

  override recognisePost(url: string, account: Account): RecognisedPost | null {
    return recognisePost(url, { account, webUrl: facebookHost(this.deps, 'web') });
  }

  override getRateLimitStatus(): RateLimitStatus[] {
    return this.#limits.statuses;
  }

  protected override checkMore({ content }: CheckRequest): ContentProblem[] {
    return linkProblems(content);
  }

  #uploads(request: PublishRequest): UploadSession {
    return { ...this.#session(request), journal: request.journal };
  }

  #session(request: {
    account: Account;
    credentials: Credentials;
    signal: AbortSignal;
  }): PageSession {
    const { account, credentials, signal } = request;
    return openSession(this.deps, {
      ...{ account, credentials, signal },
      observe: (headers) => this.#limits.observe(headers, this.deps.clock.now()),
    });
  }
}
