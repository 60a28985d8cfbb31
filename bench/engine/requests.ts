import { ARTICLE, articleFields } from '../app/articles';
import { runClosedLoop } from '../http/closed-loop';
import { JsonClient } from '../http/json-client';
import type { Session } from './session';

/**
 * What is compared: a dispatch to six targets, and a plain Strapi document create, both by the
 * content API and by the Content Manager, which is the admin panel's way as dispatch is.
 */
export const REQUEST_KINDS = ['dispatch', 'create', 'createInAdmin'] as const;

export type RequestKind = (typeof REQUEST_KINDS)[number];

const TARGETS = 6;

interface Answer {
  data: { deliveryIds: number[]; skipped: unknown[] };
}

export interface Block {
  kind: RequestKind;
  requests: number;
  clients: number;
  /** Takes an article that was never dispatched. */
  nextArticle: () => string;
}

/** Milliseconds of each request of one kind, sent by so many clients at the same time. */
export const runBlock = async (session: Session, block: Block): Promise<number[]> => {
  const { clients, requests } = block;
  const isContentApi = block.kind === 'create';
  const client = new JsonClient(session.app.url, {
    maxSockets: clients,
    token: isContentApi ? session.apiToken : session.adminToken,
  });
  const send = () => SEND[block.kind](client, block.nextArticle);
  try {
    return await runClosedLoop({ clients, requests, send });
  } finally {
    client.close();
  }
};

const SEND: Record<RequestKind, (client: JsonClient, next: () => string) => Promise<unknown>> = {
  async dispatch(client, nextArticle) {
    const body = { contentType: ARTICLE, documentId: nextArticle(), locale: 'en' };
    const { data } = await client.post<Answer>('/api/admin/distribution/dispatch', body);
    if (data.deliveryIds.length === TARGETS) return;
    throw new Error(`A dispatch made ${JSON.stringify(data)} instead of ${TARGETS} deliveries.`);
  },
  create: (client) =>
    client.post('/api/articles?status=draft&locale=en', { data: articleFields() }),
  createInAdmin: (client) =>
    client.post(`/content-manager/collection-types/${ARTICLE}?locale=en`, articleFields()),
};
