import type { Core } from '@strapi/types';

import { currentVia } from '../../../../server/src/services/outbox/publish-via';

const QUESTION = { uid: 'api::article.article', documentId: 'abc', type: 'publish' as const };

interface World {
  /** What Strapi knows of the request; undefined: there is none. */
  asked?: object;
  isListening?: boolean;
  isInTransaction?: boolean;
  /** Actions of open releases that name the entry; null: the plugin is not there. */
  releaseActions?: number | null;
}

const viaIn = ({
  asked,
  isListening = true,
  isInTransaction = false,
  releaseActions = 0,
}: World) => {
  const strapi = {
    requestContext: { get: () => asked },
    server: { httpServer: { listening: isListening } },
    db: {
      inTransaction: () => isInTransaction,
      metadata: { has: () => releaseActions !== null },
      query: () => ({ count: () => Promise.resolve(releaseActions ?? 0) }),
    },
  };
  return currentVia(strapi as unknown as Core.Strapi, QUESTION);
};

const request = (path: string, info: object, body: object = {}) => ({
  ...{ path, request: { body } },
  state: { route: { info } },
});

const CONTENT_MANAGER = { type: 'admin', pluginName: 'content-manager' };
const ACTIONS = '/content-manager/collection-types/api::article.article/actions';

describe('a request', () => {
  it.each([
    ['person', '/content-manager/collection-types/api::article.article/abc/actions/publish', {}],
    ['person', `${ACTIONS}/publish`, {}],
    ['bulk', `${ACTIONS}/bulkPublish`, { documentIds: ['abc', 'def'] }],
    ['bulk', `${ACTIONS}/bulkUnpublish`, { documentIds: ['abc', 'def'] }],
    ['bulk', `${ACTIONS}/bulkDelete`, { documentIds: ['abc', 'def'] }],
    ['person', `${ACTIONS}/bulkPublish`, { documentIds: ['abc'], locale: ['en', 'de'] }],
    ['person', `${ACTIONS}/bulkPublish`, { documentIds: ['abc', 'abc'] }],
  ])('is %s for %s with %j', async (via, path, body) => {
    expect(await viaIn({ asked: request(path, CONTENT_MANAGER, body) })).toBe(via);
  });

  it.each([
    ['release', '/content-releases/7/publish', { type: 'admin', pluginName: 'content-releases' }],
    ['api', '/api/articles', { type: 'content-api', apiName: 'article' }],
    ['api', '/api/imports', { type: 'content-api', apiName: 'import' }],
    ['bulk', '/import-export/jobs', { type: 'admin', pluginName: 'import-export' }],
    ['bulk', '/some-tool/import', { type: 'admin', pluginName: 'some-tool' }],
    ['person', '/important/save', { type: 'admin', pluginName: 'important' }],
    ['person', '/some-tool/save', { type: 'admin', pluginName: 'some-tool' }],
    ['api', '/graphql', {}],
  ])('is %s for %s', async (via, path, info) => {
    expect(await viaIn({ asked: request(path, info) })).toBe(via);
  });

  it('is told by its route even while a release waits', async () => {
    const asked = request('/api/articles', { type: 'content-api', apiName: 'article' });
    expect(await viaIn({ asked, isInTransaction: true, releaseActions: 1 })).toBe('api');
  });
});

describe('without a request', () => {
  const scheduler = { state: { auditSource: 'scheduler' }, request: { url: '' } };

  it.each<[string, string, World]>([
    ['script', 'code of its own', {}],
    ['script', 'code of its own inside a transaction', { isInTransaction: true }],
    [
      'script',
      'one inside a transaction without releases',
      { isInTransaction: true, releaseActions: null },
    ],
    ['script', 'one beside a release that waits', { releaseActions: 1 }],
    ['release', 'a release inside its transaction', { isInTransaction: true, releaseActions: 1 }],
    [
      'release',
      'a release that comes due',
      { asked: scheduler, isInTransaction: true, releaseActions: 1 },
    ],
    ['schedule', 'another plan that comes due', { asked: scheduler }],
    [
      'script',
      'whatever happens before Strapi listens',
      { isListening: false, isInTransaction: true, releaseActions: 1 },
    ],
  ])('is %s for %s', async (via, _, world) => {
    expect(await viaIn(world)).toBe(via);
  });
});
