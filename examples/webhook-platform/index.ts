/**
 * A platform that is your own server: each post is sent to it as JSON, signed with a shared secret.
 * A complete example of a third-party platform; docs/guides/add-a-platform.md walks through it.
 */
import { createHmac } from 'node:crypto';

import {
  NO_FILES,
  PlatformAdapter,
  PlatformConnector,
  PlatformFailure,
  registerPlatform,
  TransportError,
  type Account,
  type AdapterDeps,
  type CredentialCheck,
  type Credentials,
  type Grant,
  type HttpRequest,
  type HttpResponse,
  type PasswordSignIn,
  type PlatformDescriptor,
  type PostedPart,
  type PreparedPart,
  type PublishRequest,
  type RecognisedPost,
  type Reconciliation,
} from 'strapi-plugin-social-distribution/platform-kit';
import { z } from 'zod';

const descriptor: PlatformDescriptor = {
  id: 'webhook',
  label: 'Webhook',
  baseUrls: { service: 'https://hooks.example.com' },
  apiVersion: null,
  methods: [
    // The person types the address of the server, a name, and the shared secret as the password.
    { id: 'default', label: 'Endpoint', kind: 'app_password', passwordPage: null },
  ],
  handlePrefix: '',
  serviceBase: 'service',
  text: { limit: 5000, count: (text) => text.length, unit: 'characters', hashtags: 5 },
  formats: {
    feed: { label: 'Post', hasText: true, maxParts: 1, ...NO_FILES },
  },
  cardImage: null,
  maxAltTextLength: 0,
  linkStyle: 'attached',
  options: z.strictObject({
    channel: z.string().max(40).optional().meta({ title: 'Channel', description: 'Sent along.' }),
  }),
  metrics: [],
  metricsBatch: 1,
  // The server answers for certain at once.
  settlingMs: [],
};

/** One signed call. */
const call = async (
  deps: AdapterDeps,
  { serviceUrl, password }: Credentials,
  request: { method: HttpRequest['method']; path: string; body?: object; signal?: AbortSignal }
): Promise<HttpResponse> => {
  const body = JSON.stringify(request.body ?? {});
  const signature = createHmac('sha256', password ?? '')
    .update(body)
    .digest('hex');
  const response = await deps
    .http({
      method: request.method,
      url: `${serviceUrl ?? ''}${request.path}`,
      headers: { 'X-Signature': signature, 'Content-Type': 'application/json' },
      body: request.method === 'GET' ? undefined : { kind: 'bytes', bytes: Buffer.from(body) },
      signal: request.signal,
    })
    .catch((error: unknown) => {
      throw error instanceof TransportError ? unanswered(error, request.method) : error;
    });
  if (response.status === 401 || response.status === 403) {
    throw failure({ family: 'auth_expired' }, 'The server does not accept the shared secret.');
  }
  if (response.status === 429) {
    throw failure({ family: 'retryable' }, 'The server asks to come back later.');
  }
  return response;
};

const failure = (family: PlatformFailure['failure'], message: string): PlatformFailure =>
  new PlatformFailure(family, { code: family.family.toUpperCase(), message });

/** Whether something may have been posted decides everything. */
const unanswered = (error: TransportError, method: string): PlatformFailure =>
  failure(
    { family: error.mayHaveArrived && method === 'PUT' ? 'unknown_outcome' : 'retryable' },
    error.message
  );

const idOf = (response: HttpResponse): string | null => {
  const { id } = (response.json ?? {}) as { id?: unknown };
  return response.status === 200 && typeof id === 'string' ? id : null;
};

class WebhookConnector extends PlatformConnector {
  readonly descriptor = descriptor;

  override async signIn({
    identifier,
    password,
    serviceUrl,
  }: PasswordSignIn): Promise<Credentials> {
    const none = { refreshToken: null, expiresAt: null, refreshExpiresAt: null, scopes: [] };
    const credentials = { accessToken: identifier, password, serviceUrl, ...none };
    await this.#accountOf(credentials);
    return credentials;
  }

  async readGrant(credentials: Credentials): Promise<Grant> {
    const account = await this.#accountOf(credentials);
    return { scopes: [], accounts: [{ account, credentials, problem: null }] };
  }

  async validateCredentials(credentials: Credentials): Promise<CredentialCheck> {
    return { account: await this.#accountOf(credentials), missingScopes: [] };
  }

  refreshToken(credentials: Credentials): Promise<Credentials> {
    return Promise.resolve(credentials);
  }

  revoke(): Promise<void> {
    return Promise.resolve();
  }

  async #accountOf(credentials: Credentials): Promise<Account> {
    const response = await call(this.deps, credentials, { method: 'POST', path: '/hello' });
    if (response.status !== 200) {
      throw failure({ family: 'retryable' }, 'The server does not answer as it should.');
    }
    const { serviceUrl = '', accessToken: name } = credentials;
    const who = { id: `${name}@${new URL(serviceUrl).host}`, handle: name, name };
    return { ...who, avatarUrl: null, kind: 'organization', profileUrl: serviceUrl };
  }
}

class WebhookAdapter extends PlatformAdapter {
  readonly descriptor = descriptor;
  readonly connector = new WebhookConnector(this.deps);

  /** The key is chosen before the first call and kept: sending it again changes nothing. */
  async prepare({ content, options, journal }: PublishRequest): Promise<PreparedPart[]> {
    const key = journal.handles['key'] ?? Buffer.from(this.deps.random.bytes(16)).toString('hex');
    await journal.saveHandle('key', key);
    const [part] = content.parts;
    const payload = { key, text: part?.text ?? '', link: content.card?.url ?? null, ...options };
    return [{ index: 0, payload }];
  }

  async commit({ credentials, signal }: PublishRequest, part: PreparedPart): Promise<PostedPart> {
    const body = part.payload as { key: string };
    const path = `/posts/${body.key}`;
    const response = await call(this.deps, credentials, { method: 'PUT', path, body, signal });
    const id = idOf(response);
    if (id) return { index: 0, id, url: `${credentials.serviceUrl ?? ''}/posts/${id}` };
    if (response.status === 422) throw failure({ family: 'rejected' }, 'The server refused it.');
    throw failure({ family: 'unknown_outcome' }, `The server answered ${response.status}.`);
  }

  async reconcile(
    { credentials }: PublishRequest,
    { part }: { part: PreparedPart }
  ): Promise<Reconciliation> {
    const { key } = part.payload as { key: string };
    const request = { method: 'POST', path: `/posts/${key}/find` } as const;
    const response = await call(this.deps, credentials, request);
    const id = idOf(response);
    const url = `${credentials.serviceUrl ?? ''}/posts/${id ?? ''}`;
    if (id) return { outcome: 'posted', part: { index: 0, id, url } };
    if (response.status === 404) return { outcome: 'absent' };
    throw failure({ family: 'retryable' }, `The server answered ${response.status}.`);
  }

  recognisePost(url: string, { profileUrl }: Account): RecognisedPost | null {
    const base = `${profileUrl ?? ''}/posts/`;
    const id = url.startsWith(base) ? url.slice(base.length) : '';
    return /^[\w-]+$/.test(id) ? { id, url } : null;
  }

  /** The server tells nothing. */
  getRateLimitStatus(): [] {
    return [];
  }
}

export const webhookPlatform = { descriptor, Connector: WebhookConnector, Adapter: WebhookAdapter };

/** The server part of a Strapi plugin that adds it. */
export default {
  register: ({ strapi }: { strapi: Parameters<typeof registerPlatform>[0] }) =>
    registerPlatform(strapi, webhookPlatform),
};
