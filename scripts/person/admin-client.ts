import type { ConnectionView } from '../../contracts/connections';
import type {
  DeliveryPage,
  DeliveryView,
  ResolveRequest,
  RetryManyResponse,
} from '../../contracts/deliveries';
import type { DispatchRequest, DispatchResponse, PreviewResponse } from '../../contracts/dispatch';
import type { HealthView, SiteView } from '../../contracts/health';
import type { Platform } from '../../contracts/platforms';
import { readConsentForm } from './consent-form';

export interface Person {
  firstname: string;
  lastname: string;
  email: string;
  password: string;
}

/** Strapi said no; `status` and the sentence it gave. */
export class AdminRequestError extends Error {
  constructor(
    readonly status: number,
    message: string
  ) {
    super(message);
    this.name = 'AdminRequestError';
  }
}

interface Answer {
  data?: unknown;
  error?: { message?: string };
}

const FINISHED = ['published', 'failed', 'missed', 'cancelled', 'unknown'];
const ARTICLES = '/content-manager/collection-types/api::article.article';
const BASE = '/api/admin/distribution';

/** Does over HTTP what a person does in the admin panel. */
export class AdminClient {
  #token: string | null = null;

  constructor(readonly url: string) {}

  /** Makes the first admin, or logs in when there is one. */
  async enter(person: Person): Promise<void> {
    const hasAdmin = await this.#hasAdmin();
    const path = hasAdmin ? '/admin/login' : '/admin/register-admin';
    const body = hasAdmin ? { email: person.email, password: person.password } : person;
    const { data } = await this.request<{ data: { accessToken?: string; token?: string } }>(
      'POST',
      path,
      body
    );
    this.#token = data.accessToken ?? data.token ?? null;
  }

  async request<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await this.#fetch(method, path, body);
    const text = await response.text();
    const answer = (text === '' ? {} : JSON.parse(text)) as Answer;
    if (response.ok) return answer as T;
    const sentence = answer.error?.message ?? response.statusText;
    throw new AdminRequestError(response.status, `${method} ${path}: ${sentence}`);
  }

  platforms = () => this.#get<Platform[]>('/platforms');
  connections = () => this.#get<ConnectionView[]>('/connections');
  health = () => this.#get<HealthView>('/health');
  undecided = () => this.#get<DeliveryPage>('/deliveries/undecided');
  failed = (query = '') => this.#get<DeliveryPage>(`/queue/failed${query}`);
  rules = () => this.#get<{ id: number; contentType: string; enabled: boolean }[]>('/rules');

  deliveries(documentId: string): Promise<DeliveryView[]> {
    return this.#get(`/deliveries?documentId=${encodeURIComponent(documentId)}`);
  }

  resolve(id: number, request: ResolveRequest): Promise<DeliveryView> {
    return this.#post(`/deliveries/${id}/resolve`, request);
  }

  retry(id: number): Promise<DeliveryView> {
    return this.#post(`/deliveries/${id}/retry`, {});
  }

  retryMany(ids: number[]): Promise<RetryManyResponse> {
    return this.#post('/deliveries/retry', { ids });
  }

  pauseSite(id: number): Promise<SiteView> {
    return this.#post(`/sites/${id}/pause`, {});
  }

  resumeSite(id: number): Promise<SiteView> {
    return this.#post(`/sites/${id}/resume`, {});
  }

  /** "The cause is mended: try this platform now." */
  async tryPlatformNow(platform: string): Promise<void> {
    await this.#post(`/circuits/${platform}/retry`, {});
  }

  /** It shares what scripts publish, too. */
  async addRule(rule: { name: string; contentType: string }): Promise<void> {
    await this.request('POST', `${BASE}/rules`, { ...rule, bulkToo: true });
  }

  async disconnect(id: number): Promise<void> {
    await this.request('DELETE', `${BASE}/connections/${id}`);
  }

  async preview(request: DispatchRequest): Promise<PreviewResponse> {
    return this.#post('/preview', request);
  }

  async dispatch(request: DispatchRequest): Promise<DispatchResponse> {
    return this.#post('/dispatch', request);
  }

  async connectByPassword(platform: string, account: { identifier: string; password: string }) {
    await this.#post(`/platforms/${platform}/connect`, account);
  }

  /**
   * The real redirect flow: Strapi → the platform's consent page → back to Strapi's callback.
   * Resolves with the admin page that the browser ends on.
   */
  async connectByOAuth(platform: string): Promise<URL> {
    const { callbackUrl, cookie } = await this.consent(platform);
    return this.returnTo(callbackUrl, cookie);
  }

  /** The first half: everything up to the address that the platform sends the browser back to. */
  async consent(platform: string): Promise<{ callbackUrl: string; cookie: string }> {
    const started = await this.#fetch('POST', `${BASE}/platforms/${platform}/connect`, {});
    const answer = (await started.json()) as { data?: { authorizeUrl: string } } & Answer;
    if (!answer.data) {
      throw new AdminRequestError(started.status, answer.error?.message ?? 'not started');
    }
    const cookie = started.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const { authorizeUrl } = answer.data;
    const page = await fetch(authorizeUrl, { redirect: 'manual' });
    const { action, fields } = readConsentForm(await page.text(), authorizeUrl);
    const agreed = await fetch(action, { method: 'POST', body: fields, redirect: 'manual' });
    const callbackUrl = agreed.headers.get('location');
    if (!callbackUrl) throw new Error(`${platform} did not send the browser back.`);
    return { callbackUrl, cookie };
  }

  /** The second half, in the browser that holds the cookie. */
  async returnTo(callbackUrl: string, cookie: string): Promise<URL> {
    const response = await fetch(callbackUrl, { headers: { cookie }, redirect: 'manual' });
    const location = response.headers.get('location');
    if (!location) throw new AdminRequestError(response.status, await response.text());
    return new URL(location);
  }

  async findArticle(slug: string, locale: string): Promise<string | null> {
    const query = new URLSearchParams({ locale, 'filters[slug][$eq]': slug });
    const { results } = await this.request<{ results: { documentId: string }[] }>(
      'GET',
      `${ARTICLES}?${query.toString()}`
    );
    return results[0]?.documentId ?? null;
  }

  async createArticle(data: Record<string, unknown>, locale = 'en'): Promise<string> {
    const { data: created } = await this.request<{ data: { documentId: string } }>(
      'POST',
      `${ARTICLES}?locale=${locale}`,
      data
    );
    return created.documentId;
  }

  /** The Content Manager's "Publish" button: it saves and publishes what the form holds. */
  async publishArticle(documentId: string, locale: string, data: Record<string, unknown> = {}) {
    const path = `${ARTICLES}/${documentId}`;
    const form =
      Object.keys(data).length > 0
        ? data
        : (await this.request<{ data: Record<string, unknown> }>('GET', `${path}?locale=${locale}`))
            .data;
    await this.request('POST', `${path}/actions/publish?locale=${locale}`, formOf(form));
  }

  /** Waits until every delivery of the entry is finished, and there are at least `atLeast`. */
  async settledDeliveries(documentId: string, atLeast: number, timeoutMs = 60_000) {
    const until = Date.now() + timeoutMs;
    for (;;) {
      const deliveries = await this.deliveries(documentId);
      const settled = deliveries.every(({ state }) => FINISHED.includes(state));
      if (settled && deliveries.length >= atLeast) return deliveries;
      if (Date.now() > until) {
        const states = deliveries.map(
          ({ platform, state, reason }) => `${platform} ${state} ${reason ?? ''}`
        );
        throw new Error(`Not settled in time: ${states.join('; ') || 'no delivery at all'}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async #hasAdmin(): Promise<boolean> {
    const { data } = await this.request<{ data: { hasAdmin: boolean } }>('GET', '/admin/init');
    return data.hasAdmin;
  }

  async #get<T>(path: string): Promise<T> {
    return (await this.request<{ data: T }>('GET', BASE + path)).data;
  }

  async #post<T>(path: string, body: unknown): Promise<T> {
    return (await this.request<{ data: T }>('POST', BASE + path, body)).data;
  }

  #fetch(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(this.url + path, {
      method,
      headers: {
        // A pooled connection may be closed by a busy server just when it is used again.
        connection: 'close',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.#token ? { authorization: `Bearer ${this.#token}` } : {}),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  }
}

/** What the edit form would send: the plain fields. Relations it did not touch stay as they are. */
const formOf = (document: Record<string, unknown>): Record<string, unknown> => {
  const { title, slug, excerpt, author } = document;
  return Object.fromEntries(
    Object.entries({ title, slug, excerpt, author }).filter(([, value]) => value !== undefined)
  );
};
