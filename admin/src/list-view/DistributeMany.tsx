import { lazy, Suspense, useMemo } from 'react';

import type { BulkActionComponent } from '@strapi/content-manager/strapi-admin';

import { useGetSocialContentTypesQuery } from '../api/rules-api';
import { SectionLoading } from '../components/SectionState';
import { useText } from '../translations/use-text';
import { useRights } from '../use-rights';

const ManyDialog = lazy(() =>
  import('./ManyDialog').then((module) => ({ default: module.ManyDialog }))
);

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** "Distribute" for the entries that are ticked in a list. */
export const DistributeMany: BulkActionComponent = ({ model, documents }) => {
  const t = useText();
  const { canRead, canDistribute, canSchedule } = useRights();
  const { data: types } = useGetSocialContentTypesQuery(undefined, { skip: !canRead });
  const ids = documents.map(({ documentId }) => documentId).join(',');
  // Documents of the Content Manager are open records.
  const locale = documents.map((one): unknown => one.locale).find(isText) ?? '';

  // Another function would be another component, and begin anew.
  const content = useMemo(
    () =>
      ({ onClose }: { onClose: () => void }) => (
        <Suspense fallback={<SectionLoading />}>
          <ManyDialog
            contentType={model}
            documentIds={ids.split(',')}
            locale={locale}
            canSchedule={canSchedule}
            onClose={onClose}
          />
        </Suspense>
      ),
    [model, ids, locale, canSchedule]
  );

  if (!canDistribute || !types?.some(({ uid }) => uid === model)) return null;
  return {
    variant: 'tertiary',
    label: t('many.action'),
    dialog: { type: 'modal', title: t('many.title', { count: documents.length }), content },
  };
};
