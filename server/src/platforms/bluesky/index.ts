import type {
  Account,
  Credentials,
  CredentialCheck,
  Doubt,
  PasswordSignIn,
  PostedPart,
  PreparedPart,
  PublishRequest,
  RateLimitStatus,
  RecognisedPost,
  Reconciliation,
} from '../contract';
import { PlatformAdapter } from '../contract';
import type { Client } from './client';
import { blueskyDescriptor, DEFAULT_SERVICE_URL, DEFAULT_WEB_URL } from './descriptor';
import type { PublishContext } from './publish';
import { commit, prepare } from './publish';
import { recognisePost } from './recognise-post';
import { reconcile } from './reconcile';
import { refresh, signIn, signOut, validate } from './session';
import { createXrpc } from './xrpc';

export { blueskyDescriptor } from './descriptor';
export { blueskyOptionsSchema, type BlueskyOptions } from './options';

/** Posts to Bluesky, or any other AT Protocol server, with an app password. */
export class BlueskyAdapter extends PlatformAdapter {
  readonly descriptor = blueskyDescriptor;

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

  validateCredentials(credentials: Credentials): Promise<CredentialCheck> {
    const { serviceUrl, webUrl } = this.contextOf(credentials);
    return validate(this.client, { credentials, serviceUrl, webUrl });
  }

  refreshToken(credentials: Credentials): Promise<Credentials> {
    const { serviceUrl } = this.contextOf(credentials);
    return refresh(this.client, { credentials, serviceUrl });
  }

  override signIn(input: PasswordSignIn): Promise<Credentials> {
    return signIn(this.client, input);
  }

  async revoke(credentials: Credentials): Promise<void> {
    const { serviceUrl } = this.contextOf(credentials);
    const { refreshToken } = credentials;
    if (refreshToken) await signOut(this.client, { serviceUrl, refreshToken });
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
