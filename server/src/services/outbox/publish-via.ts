import type { Core } from '@strapi/types';

import { isReleasing, type ReleaseQuestion } from './release-run';
import type { PublishVia } from './entry-fact';

/** What we read of Strapi's request context; code that runs without a request may have made one up. */
interface Asked {
  path?: unknown;
  request?: { body?: unknown };
  state?: {
    /** Who acts when no person does, e.g. `scheduler`: written by Strapi for its own audit log. */
    auditSource?: unknown;
    route?: { info?: RouteInfo };
  };
}

interface RouteInfo {
  type?: string;
  pluginName?: string;
}

const BULK_ACTION = /\/actions\/bulk(?:Publish|Unpublish|Delete)$/;
/** Routes of plugins that bring many entries in. */
const IMPORT = /(?:^|[/-])imports?(?:$|[/-])/i;

/** Who or what is changing these entries at this moment. */
export const currentVia = async (
  strapi: Core.Strapi,
  question: ReleaseQuestion
): Promise<PublishVia> => {
  const asked = strapi.requestContext.get() as Asked | undefined;
  if (asked && typeof asked.path === 'string') return viaOfRequest(asked.path, asked);
  // Before Strapi listens nobody's plan can come due: it seeds, or runs a command.
  if (!strapi.server.httpServer.listening) return 'script';
  if (await isReleasing(strapi, question)) return 'release';
  return asked?.state?.auditSource === 'scheduler' ? 'schedule' : 'script';
};

const viaOfRequest = (path: string, { request, state }: Asked): PublishVia => {
  const { type, pluginName } = state?.route?.info ?? {};
  if (pluginName === 'content-releases') return 'release';
  if (pluginName === 'content-manager') {
    return BULK_ACTION.test(path) && countOf(request?.body) > 1 ? 'bulk' : 'person';
  }
  // An app's own type may well be called "imports"; a plugin's route of that name imports.
  if (pluginName !== undefined && IMPORT.test(path)) return 'bulk';
  return type === 'admin' ? 'person' : 'api';
};

/** One entry in several languages goes the same way as many entries. */
const countOf = (body: unknown): number => {
  const { documentIds } = (body ?? {}) as { documentIds?: unknown };
  return Array.isArray(documentIds) ? new Set(documentIds).size : 0;
};
