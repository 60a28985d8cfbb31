import { lazy, Suspense } from 'react';

import { getFetchClient, type StrapiApp } from '@strapi/strapi/admin';

import type { DistributableType } from '../../../contracts/dispatch';
import { API_URL, type Answer } from '../api/base-api';
import { toMessage } from '../translations/message';
import { DistributableTypes, listedType } from './distributable-types';

const RollUpCell = lazy(() =>
  import('./RollUpCell').then((module) => ({ default: module.RollUpCell }))
);

/** 0-based; Strapi's usual lists begin with id and name. */
const COLUMN_PLACE = 2;

/** What the Content Manager hands round before it draws a list; the rest of it is its own. */
interface ListDrawing {
  displayedHeaders: object[];
  layout: object;
}

interface ListRow {
  documentId?: string;
  locale?: string | null;
}

/** "5 of 6 live" in the lists of types that are distributed. */
export const addListColumn = (app: Pick<StrapiApp, 'registerHook'>): void => {
  const types = new DistributableTypes();
  // It comes right before the lists, and hands on what it got.
  app.registerHook('Admin/CM/pages/App/mutate-collection-types-links', (links: unknown) => {
    void types.ask(askForTypes);
    return links;
  });
  app.registerHook(
    'Admin/CM/pages/ListView/inject-column-in-table',
    ({ displayedHeaders, layout }: ListDrawing): ListDrawing =>
      types.mayHave(listedType(window.location.pathname))
        ? { displayedHeaders: withColumn(displayedHeaders), layout }
        : { displayedHeaders, layout }
  );
};

/** Behind the entry's name, where it is seen: what comes last is off the screen in most lists. */
const withColumn = (headers: readonly object[]): object[] => [
  ...headers.slice(0, COLUMN_PLACE),
  COLUMN,
  ...headers.slice(COLUMN_PLACE),
];

const askForTypes = async (): Promise<DistributableType[]> => {
  const { get } = getFetchClient();
  const { data } = await get<Answer<DistributableType[]>>(`${API_URL}/content-types`);
  return data.data;
};

const COLUMN = {
  attribute: { type: 'custom' },
  name: 'socialDistribution',
  label: toMessage('rollUp.column'),
  searchable: false,
  sortable: false,
  cellFormatter: (row: ListRow, _header: object, { model }: { model: string }) => (
    <Suspense fallback={null}>
      <RollUpCell model={model} documentId={row.documentId ?? ''} locale={row.locale ?? ''} />
    </Suspense>
  ),
};
