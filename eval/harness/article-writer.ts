import type { EvalArticle } from '../articles/article';
import { blocksOf } from '../articles/blocks-of';
import type { World } from './world';

const TAGS = '/content-manager/collection-types/api::tag.tag';

/** Writes articles the way the Content Manager does. */
export class ArticleWriter {
  readonly #tagIds = new Map<string, string>();

  constructor(private readonly world: World) {}

  /** The languages that Strapi does not have yet. */
  async addLocales(languages: readonly string[]): Promise<void> {
    const { client } = this.world;
    const known = await client.request<{ code: string }[]>('GET', '/i18n/locales');
    const codes = new Set(known.map(({ code }) => code));
    for (const code of new Set(languages)) {
      if (codes.has(code)) continue;
      await client.request('POST', '/i18n/locales', { code, name: code, isDefault: false });
    }
  }

  /** The document id of the draft. */
  async write(article: EvalArticle): Promise<string> {
    const { client, pictureId } = this.world;
    const { title, excerpt, author, body, tags, id: slug, language } = article;
    const documentIds: string[] = [];
    for (const tag of tags) documentIds.push(await this.#tagId(tag));
    const data = {
      ...{ title, slug, excerpt, author, body: blocksOf(body), cover: pictureId },
      tags: { connect: documentIds.map((documentId) => ({ documentId })) },
    };
    return client.createArticle(data, language);
  }

  async #tagId(name: string): Promise<string> {
    const known = this.#tagIds.get(name) ?? (await this.#findTag(name));
    const id = known ?? (await this.#makeTag(name));
    this.#tagIds.set(name, id);
    return id;
  }

  async #findTag(name: string): Promise<string | null> {
    const query = new URLSearchParams({ 'filters[name][$eq]': name });
    const { results } = await this.world.client.request<{ results: { documentId: string }[] }>(
      'GET',
      `${TAGS}?${query.toString()}`
    );
    return results[0]?.documentId ?? null;
  }

  async #makeTag(name: string): Promise<string> {
    const { data } = await this.world.client.request<{ data: { documentId: string } }>(
      'POST',
      TAGS,
      { name }
    );
    return data.documentId;
  }
}
