import type { UID } from '@strapi/types';

import type { TestApp } from './app';

export const ARTICLE = 'api::article.article';
export const PAGE = 'api::page.page';

interface Document {
  documentId: string;
  locale?: string;
}

/** The document service without generated types: only the app of a test knows its content-types. */
export interface Documents {
  create(params: object): Promise<Document>;
  update(params: object): Promise<Document | null>;
  publish(params: object): Promise<{ entries: Document[] }>;
  unpublish(params: object): Promise<unknown>;
  discardDraft(params: object): Promise<unknown>;
  clone(params: object): Promise<{ entries: Document[] }>;
  delete(params: object): Promise<unknown>;
}

export const documentsOf = ({ strapi }: TestApp, uid: string): Documents =>
  strapi.documents(uid as UID.ContentType) as unknown as Documents;

let made = 0;

/** Fields of an article that resembles no other: what is the same twice would be a duplicate. */
export const anArticle = (over: Record<string, unknown> = {}): Record<string, unknown> => {
  made += 1;
  return {
    title: `Harbour note number ${made}`,
    slug: `harbour-note-${made}`,
    excerpt: `What the tide brought in on day ${made}.`,
    ...over,
  };
};

/** A draft, made without any request. */
export const aDraft = async (app: TestApp, over: Record<string, unknown> = {}): Promise<string> => {
  const { documentId } = await documentsOf(app, ARTICLE).create({ data: anArticle(over) });
  return documentId;
};

/** A published article, made without any request. */
export const aPublishedArticle = async (
  app: TestApp,
  over: Record<string, unknown> = {}
): Promise<string> => {
  const documentId = await aDraft(app, over);
  await documentsOf(app, ARTICLE).publish({ documentId });
  return documentId;
};
