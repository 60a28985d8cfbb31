import type {
  Doubt,
  PlatformDescriptor,
  PostedPart,
  PreparedPart,
  PublishRequest,
  RateLimitStatus,
  RecognisedPost,
  Reconciliation,
} from '../contract';
import { PlatformAdapter } from '../contract';
import { LinkedInConnector } from './connector';
import { DEFAULT_BASE_URLS, linkedInDescriptor } from './descriptor';
import { commit, prepare } from './publish';
import { recognisePost } from './recognise-post';
import { reconcile } from './reconcile';

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

  recognisePost(url: string): RecognisedPost | null {
    return recognisePost(url, this.deps.baseUrls.web ?? DEFAULT_BASE_URLS.web);
  }

  /** Limits are per day and visible in the portal only: no answer's headers tell (RATE). */
  getRateLimitStatus(): RateLimitStatus | null {
    return null;
  }
}
