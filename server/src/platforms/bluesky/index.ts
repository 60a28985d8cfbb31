import type {
  Account,
  Credentials,
  Doubt,
  PostedPart,
  PreparedPart,
  PublishRequest,
  RateLimitStatus,
  RecognisedPost,
  Reconciliation,
} from '../contract';
import { PlatformAdapter } from '../contract';
import type { Client } from './client';
import { BlueskyConnector } from './connector';
import { blueskyDescriptor, DEFAULT_SERVICE_URL, DEFAULT_WEB_URL } from './descriptor';
import type { PublishContext } from './publish';
import { commit, prepare } from './publish';
import { recognisePost } from './recognise-post';
import { reconcile } from './reconcile';
import { createXrpc } from './xrpc';

export { blueskyDescriptor } from './descriptor';
export { blueskyOptionsSchema, type BlueskyOptions } from './options';

/** Posts to Bluesky, or any other AT Protocol server, with an app password. */
export class BlueskyAdapter extends PlatformAdapter {
  readonly descriptor = blueskyDescriptor;
  readonly connector = new BlueskyConnector(this.deps);

  private rateLimit: RateLimitStatus | null = null;

  private readonly client: Client = {
    clock: this.deps.clock,
    xrpc: createXrpc(this.deps.http, (status) => {
      this.rateLimit = status;
    }),
  };

  prepare(request: PublishRequest): Promise<PreparedPart[]> {
    return prepare(this.contextOf(request.credentials), request);
  }

  commit(
    request: PublishRequest,
    part: PreparedPart,
    earlier: readonly PostedPart[]
  ): Promise<PostedPart> {
    return commit(this.contextOf(request.credentials), { request, part, earlier });
  }

  reconcile(request: PublishRequest, doubt: Doubt): Promise<Reconciliation> {
    const context = this.contextOf(request.credentials);
    return reconcile(context, { doubt, signal: request.signal });
  }

  recognisePost(url: string, account: Account): RecognisedPost | null {
    return recognisePost({ pasted: url, account, webUrl: this.webUrl });
  }

  getRateLimitStatus(): RateLimitStatus | null {
    return this.rateLimit;
  }

  private get webUrl(): string {
    return this.deps.baseUrls.web ?? DEFAULT_WEB_URL;
  }

  private contextOf(credentials: Credentials): PublishContext {
    const { baseUrls, random } = this.deps;
    return {
      client: this.client,
      random,
      serviceUrl: credentials.serviceUrl ?? baseUrls.service ?? DEFAULT_SERVICE_URL,
      webUrl: this.webUrl,
    };
  }
}
