import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import type { QuotaRule } from '../../platforms/contract';
import type { Connection } from '../connections/connection';
import { getService } from '../get-service';
import type { LimitFacts } from './limits-of';

/** What the limits of an account's posts follow from, as it is now. */
export const limitFactsOf = async (
  strapi: Core.Strapi,
  connection: Connection
): Promise<LimitFacts> => {
  const { platform } = connection;
  const { label, quotas = [] } = getService(strapi, 'adapters').descriptorOf(platform);
  const rules = agreed(quotas, getConfig(strapi).platforms[platform]?.quotas ?? {});
  const isOfApp = rules.some(({ scope }) => scope === 'app');
  return {
    connection,
    platformLabel: label,
    rules,
    appSubject: isOfApp ? await appSubjectOf(strapi, connection) : null,
    site: await getService(strapi, 'sites').find(connection.siteId),
    paceMs: getConfig(strapi).delivery.paceMs,
  };
};

/** The platform's rules, with the operator's own agreement in place of what is usual. */
const agreed = (
  rules: readonly QuotaRule[],
  agreement: Readonly<Record<string, number | null>>
): QuotaRule[] =>
  rules.flatMap((rule) => {
    const limit = agreement[rule.id];
    if (limit === null) return [];
    return limit === undefined ? [rule] : [{ ...rule, limit }];
  });

/** Sites may share an app: whoever has its id counts in its limits. */
const appSubjectOf = async (strapi: Core.Strapi, connection: Connection): Promise<string> => {
  const key = getService(strapi, 'adapters').appKeyOf(connection);
  const clientId = key && (await getService(strapi, 'apps').clientIdOf(key));
  return `app:${connection.platform}:${clientId ?? `connection-${connection.id}`}`;
};
