import { setTimeout as pause } from 'node:timers/promises';

import { AdminClient, AdminRequestError, type Person } from '../../scripts/person/admin-client';
import type { ArticleForm } from './articles';

const ARTICLES = '/content-manager/collection-types/api::article.article';
const BETWEEN_TRIES_MS = 250;
const PATIENCE_MS = 180_000;
/** Refusals of one article after which it is not the restart's fault. */
const MAX_REFUSALS = 5;

export const EDITOR: Person = {
  firstname: 'Chaos',
  lastname: 'Editor',
  email: 'editor@harbour.example',
  password: 'Password-123456',
};

interface Found {
  documentId: string;
  status: 'draft' | 'published' | 'modified';
}

/** Publishes articles through the Content Manager, and does not give up when Strapi goes down. */
export class ChaosPerson {
  readonly client: AdminClient;
  /** Publishes whose answer was lost with Strapi and that were looked up and, if need be, repeated. */
  repeated = 0;
  #entering: Promise<void> | null = null;

  constructor(url: string) {
    this.client = new AdminClient(url);
  }

  /** Resolves with the document's id once Strapi has said, or shows, that it is published. */
  async publish(article: ArticleForm): Promise<string> {
    const until = Date.now() + PATIENCE_MS;
    let refusals = 0;
    for (let tries = 0; ; tries += 1) {
      if (tries === 1) this.repeated += 1;
      try {
        return await (tries === 0 ? this.#publishNew(article) : this.#lookThenPublish(article));
      } catch (error) {
        if (error instanceof AdminRequestError && error.status === 400) refusals += 1;
        if (refusals >= MAX_REFUSALS || Date.now() > until) {
          throw new Error(`"${article.title}" could not be published: ${String(error)}`, {
            cause: error,
          });
        }
        await this.#recoverFrom(error);
      }
    }
  }

  async #publishNew(article: ArticleForm): Promise<string> {
    const { data } = await this.client.request<{ data: { documentId: string } }>(
      'POST',
      `${ARTICLES}/actions/publish?locale=en`,
      article
    );
    return data.documentId;
  }

  /** Whoever saw the request die looks at the list before pressing the button again. */
  async #lookThenPublish(article: ArticleForm): Promise<string> {
    const query = new URLSearchParams({ locale: 'en', 'filters[slug][$eq]': article.slug });
    const { results } = await this.client.request<{ results: Found[] }>(
      'GET',
      `${ARTICLES}?${query.toString()}`
    );
    const [found] = results;
    if (!found) return this.#publishNew(article);
    if (found.status !== 'published') {
      await this.client.publishArticle(found.documentId, 'en', { ...article });
    }
    return found.documentId;
  }

  async #recoverFrom(error: unknown): Promise<void> {
    await pause(BETWEEN_TRIES_MS);
    if (!(error instanceof AdminRequestError) || error.status !== 401) return;
    // Logging in is limited: all who were logged out share one.
    this.#entering ??= this.client.enter(EDITOR).finally(() => (this.#entering = null));
    await this.#entering.catch(() => undefined);
  }
}
