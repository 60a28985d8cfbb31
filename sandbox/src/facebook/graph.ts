import type { Context, Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { parseFields } from '../meta/fields';
import { noSuchObject, nonexistingField, notAllowed } from '../meta/graph-error';
import { isGranted } from '../meta/grants';
import { instagramAccountById } from '../meta/instagram-accounts';
import { pageOf } from '../meta/paging';
import { nodeRoutes } from '../meta/versions';
import { admit } from './caller';
import {
  businessNode,
  instagramNode,
  isPersonMeant,
  listedPage,
  pageMeant,
  pageNode,
  personNode,
  type Reading,
} from './nodes';
import { objectById, objectFor, objectNode } from './publishing/objects';
import { BUSINESSES, businessById, pagesOf, roleOn, type Page } from './pages';
import type { Facebook } from './state';

export type GraphContext = Context<SandboxEnv>;

const readNode = async (facebook: Facebook, context: GraphContext): Promise<Response> => {
  const caller = await admit(facebook, context);
  const reading: Reading = { facebook, caller };
  const id = context.req.param('id') ?? 'me';
  const requests = parseFields(caller.params('fields'));
  if (isPersonMeant(reading, id)) return context.json(personNode(reading, requests));
  const page = pageMeant(reading, id);
  if (page) return context.json(pageNode(reading, page, requests));
  const account = instagramAccountById(id);
  if (account) return context.json(instagramNode(reading, account, requests));
  const business = businessById(id);
  if (business?.people.includes(caller.person.key)) {
    return context.json(businessNode(business, requests));
  }
  const object = objectFor(reading, id);
  if (object) return context.json(objectNode(reading, object, requests));
  throw noSuchObject(id);
};

/** What a node is, by its id alone: faults are told apart by it. */
const operationFor = (facebook: Facebook, context: GraphContext): string => {
  const id = context.req.param('id');
  if (id === undefined) return 'user-info';
  const object = objectById(facebook, id);
  return object ? `read-${object.kind}` : 'read-page';
};

/** The person whose edge is asked; the edges of a Page or of others are not there. */
const requirePerson = (reading: Reading, context: GraphContext, edge: string): void => {
  const id = context.req.param('id') ?? 'me';
  if (isPersonMeant(reading, id)) return;
  if (pageMeant(reading, id)) throw nonexistingField(edge, 'Page');
  throw noSuchObject(id);
};

const addressOf = ({ facebook, caller }: Reading, path: string): string =>
  `${facebook.world.baseUrl()}/${caller.version}/${path}`;

const listOfPages = (reading: Reading, pages: readonly Page[], path: string) => {
  const { params, accessToken } = reading.caller;
  const requests = parseFields(params('fields'));
  return pageOf({
    ...{ items: pages, params, accessToken, url: addressOf(reading, path) },
    render: (page) => listedPage(reading, page, requests),
  });
};

/** Pages with a direct role that the person shares; no error and no Pages without the permission. */
const listAccounts = async (facebook: Facebook, context: GraphContext): Promise<Response> => {
  const caller = await admit(facebook, context);
  const reading: Reading = { facebook, caller };
  requirePerson(reading, context, 'accounts');
  const pages = pagesOf(facebook).filter((page) => {
    const role = roleOn(facebook, page, caller.person.key);
    return role && !role.isThroughBusiness && caller.grant.assets.includes(page.id);
  });
  const visible = isGranted(caller.grant, 'pages_show_list') ? pages : [];
  const id = String(personNode(reading, []).id);
  return context.json(listOfPages(reading, visible, `${id}/accounts`));
};

const requireBusinessManagement = ({ caller }: Reading): void => {
  if (isGranted(caller.grant, 'business_management')) return;
  throw notAllowed('Requires business_management permission to manage the object.');
};

const listBusinesses = async (facebook: Facebook, context: GraphContext): Promise<Response> => {
  const caller = await admit(facebook, context);
  const reading: Reading = { facebook, caller };
  requirePerson(reading, context, 'businesses');
  requireBusinessManagement(reading);
  const { params, accessToken, person } = caller;
  const requests = parseFields(params('fields'));
  const id = String(personNode(reading, []).id);
  return context.json(
    pageOf({
      items: BUSINESSES.filter(({ people }) => people.includes(person.key)),
      ...{ params, accessToken, url: addressOf(reading, `${id}/businesses`) },
      render: (business) => businessNode(business, requests),
    })
  );
};

const listBusinessPages =
  (facebook: Facebook, edge: 'owned_pages' | 'client_pages') =>
  async (context: GraphContext): Promise<Response> => {
    const caller = await admit(facebook, context);
    const reading: Reading = { facebook, caller };
    const id = context.req.param('id') ?? '';
    const business = businessById(id);
    if (!business?.people.includes(caller.person.key)) throw noSuchObject(id);
    requireBusinessManagement(reading);
    const pages = pagesOf(facebook).filter(
      (page) =>
        page.business?.id === id &&
        page.business.isOwner === (edge === 'owned_pages') &&
        roleOn(facebook, page, caller.person.key) &&
        caller.grant.assets.includes(page.id)
    );
    return context.json(listOfPages(reading, pages, `${id}/${edge}`));
  };

/** Reads of people, Pages, businesses and linked Instagram accounts. */
export const graphRoutes = (app: Hono<SandboxEnv>, facebook: Facebook): void => {
  const fault = (operation: string) => facebook.world.faults.on('facebook', operation);
  for (const path of nodeRoutes()) {
    app.get(
      path,
      (context, next) => fault(operationFor(facebook, context))(context, next),
      (context) => readNode(facebook, context)
    );
  }
  for (const path of nodeRoutes('/accounts')) {
    app.get(path, fault('list-pages'), (context) => listAccounts(facebook, context));
  }
  for (const path of nodeRoutes('/businesses')) {
    app.get(path, fault('list-businesses'), (context) => listBusinesses(facebook, context));
  }
  for (const edge of ['owned_pages', 'client_pages'] as const) {
    const list = listBusinessPages(facebook, edge);
    for (const path of nodeRoutes(`/${edge}`)) app.get(path, fault('list-business-pages'), list);
  }
};
