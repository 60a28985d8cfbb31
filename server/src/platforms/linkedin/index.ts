import type {
  CheckRequest,
  CommentRequest,
  ContentProblem,
  Doubt,
  MetricsRequest,
  PlatformDescriptor,
  PostAction,
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
import { comment } from './comment';
import { LinkedInConnector } from './connector';
import { DEFAULT_BASE_URLS, linkedInDescriptor, ORGANIZATION_METHOD } from './descriptor';
import { fetchMetrics } from './metrics';
import { commit, prepare } from './publish';
import { recognisePost } from './recognise-post';
import { reconcile } from './reconcile';
import { remove } from './remove';

export { linkedInDescriptor } from './descriptor';
export { linkedInOptionsSchema } from './options';
export type { LinkedInOptions } from './options';

/**
 * LinkedIn through the versioned Posts API. `account.id` is the author's URN, verbatim: a member
 * (`urn:li:person:…`) or an organization (`urn:li:organization:…`).
 */
export class LinkedInAdapter extends PlatformAdapter {
  readonly descriptor: PlatformDescriptor = linkedInDescriptor;
  readonly connector = new LinkedInConnector(this.deps);

  prepare(request: PublishRequest): Promise<PreparedPart[]> {
    return prepare(this.deps, request);
  }

  /** A LinkedIn post is one part, so there are no earlier ones to refer to. */
  commit(request: PublishRequest, part: PreparedPart): Promise<PostedPart> {
    return commit(this.deps, request, part);
  }

  /**
   * Organizations: looks at the list of posts. Members: the bounded duplicate probe, which is the
   * documented exception to "sends nothing that could post": within ten minutes of the attempt it
   * sends the byte-identical body once more, which LinkedIn refuses if the post exists; if it does
   * not, the probe is the post.
   */
  reconcile(request: PublishRequest, doubt: Doubt): Promise<Reconciliation> {
    return reconcile(this.deps, request, doubt);
  }

  override comment(request: CommentRequest): Promise<PostedPart> {
    return comment(this.deps, request);
  }

  override remove(request: PostRequest): Promise<Removal> {
    return remove(this.deps, request);
  }

  override fetchMetrics(request: MetricsRequest): Promise<PostMetrics[]> {
    return fetchMetrics(this.deps, request);
  }

  /** The scope of self-serve apps reads no numbers (SHARE, MPA, checked 2026-11-22). */
  override can(action: PostAction): boolean {
    if (action === 'metrics') return this.deps.method === ORGANIZATION_METHOD;
    return super.can(action);
  }

  recognisePost(url: string): RecognisedPost | null {
    return recognisePost(url, this.deps.baseUrls.web ?? DEFAULT_BASE_URLS.web);
  }

  /** Limits are per day and visible in the portal only: no answer's headers tell (RATE). */
  getRateLimitStatus(): RateLimitStatus[] {
    return [];
  }

  protected override checkMore(request: CheckRequest): ContentProblem[] {
    return checkMore(request);
  }
}
