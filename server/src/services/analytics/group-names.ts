import type { Core } from '@strapi/types';

import type { AnalyticsGroup, AnalyticsGroupBy } from '../../../../contracts/analytics';
import { UIDS } from '../../constants';
import { findPlatform } from '../../platforms/registry';
import { adminNames } from '../audit/admin-names';
import { tableOf } from '../database/table';
import { getService } from '../get-service';
import type { BareGroup } from './group-page';

type Name = Pick<AnalyticsGroup, 'label' | 'platform' | 'contentType'>;

/** As Strapi's registry holds it; its own type knows the content-types of generated apps only. */
interface NamedType {
  uid: string;
  info: { displayName: string };
}

interface NamedRow {
  id: number;
  name: string;
}

const NOTHING: Name = { label: null, platform: null, contentType: null };

/** Groups with what people call them; one or two queries, however many there are. */
export const withNames = async (
  strapi: Core.Strapi,
  by: AnalyticsGroupBy,
  groups: readonly BareGroup[]
): Promise<AnalyticsGroup[]> => {
  const keys = groups.flatMap(({ key }) => key ?? []);
  const names = await namesOf(strapi, by, keys);
  return groups.map(({ key, uid, numbers }) => {
    const name = (key === null ? null : names.get(key)) ?? NOTHING;
    return { key, ...name, contentType: uid ?? name.contentType, ...numbers };
  });
};

const namesOf = async (
  strapi: Core.Strapi,
  by: AnalyticsGroupBy,
  keys: readonly string[]
): Promise<Map<string, Name>> => {
  switch (by) {
    case 'platform':
      return named(keys, (key) => ({
        ...{ label: findPlatform(key)?.descriptor.label ?? null, platform: key },
      }));
    case 'contentType':
      return named(keys, (key) => ({ label: displayNameOf(strapi, key), contentType: key }));
    case 'site':
      return rows(await getService(strapi, 'sites').list());
    case 'template':
      return rows(await byId(strapi, UIDS.template, keys));
    case 'target':
      return targetNames(strapi, keys);
    case 'author':
      return authorNames(strapi, keys);
    case 'entry':
      return entryNames(strapi, keys);
    case 'day':
    case 'hour':
    case 'locale':
      return new Map();
  }
};

const named = (
  keys: readonly string[],
  nameOf: (key: string) => Partial<Name>
): Map<string, Name> => new Map(keys.map((key) => [key, { ...NOTHING, ...nameOf(key) }]));

const rows = (found: readonly NamedRow[]): Map<string, Name> =>
  new Map(found.map(({ id, name }) => [String(id), { ...NOTHING, label: name }]));

const displayNameOf = (strapi: Core.Strapi, uid: string): string | null => {
  const types = Object.values(strapi.contentTypes) as unknown as NamedType[];
  return types.find((type) => type.uid === uid)?.info.displayName ?? null;
};

const byId = (
  strapi: Core.Strapi,
  uid: string,
  keys: readonly (string | number)[]
): Promise<NamedRow[]> =>
  tableOf<NamedRow>(strapi, uid).findMany({
    where: { id: { $in: keys.map(Number) } },
    select: ['id', 'name'],
  });

const targetNames = async (
  strapi: Core.Strapi,
  keys: readonly string[]
): Promise<Map<string, Name>> => {
  const targets = await tableOf<NamedRow & { connectionId: number | null }>(
    strapi,
    UIDS.target
  ).findMany({
    where: { id: { $in: keys.map(Number) } },
    select: ['id', 'name', 'connectionId'],
  });
  const accounts = await tableOf<{ id: number; platform: string }>(
    strapi,
    UIDS.connection
  ).findMany({
    where: { id: { $in: targets.flatMap(({ connectionId }) => connectionId ?? []) } },
    select: ['id', 'platform'],
  });
  const platforms = new Map(accounts.map(({ id, platform }) => [id, platform]));
  return new Map(
    targets.map(({ id, name, connectionId }) => [
      String(id),
      { ...NOTHING, label: name, platform: platforms.get(connectionId ?? 0) ?? null },
    ])
  );
};

const authorNames = async (
  strapi: Core.Strapi,
  keys: readonly string[]
): Promise<Map<string, Name>> => {
  const idsOf = (kind: string): number[] =>
    keys.flatMap((key) => (key.startsWith(`${kind}:`) ? [Number(key.slice(kind.length + 1))] : []));
  const people = await adminNames(strapi, idsOf('user'));
  const rules = await byId(strapi, UIDS.rule, idsOf('rule'));
  return new Map<string, Name>([
    ...[...people].map(([id, label]) => [`user:${id}`, { ...NOTHING, label }] as const),
    ...rules.map(({ id, name }) => [`rule:${id}`, { ...NOTHING, label: name }] as const),
  ]);
};

/** As entries were called when they were distributed last. */
const entryNames = async (
  strapi: Core.Strapi,
  keys: readonly string[]
): Promise<Map<string, Name>> => {
  const table = tableOf<{ entryDocumentId: string; entryTitle: string | null }>(
    strapi,
    UIDS.distribution
  );
  const found = await table.findMany({
    where: { entryDocumentId: { $in: [...keys] }, entryTitle: { $notNull: true } },
    select: ['entryDocumentId', 'entryTitle'],
    orderBy: { id: 'asc' },
  });
  return new Map(
    found.map(({ entryDocumentId, entryTitle }) => [
      entryDocumentId,
      { ...NOTHING, label: entryTitle },
    ])
  );
};
