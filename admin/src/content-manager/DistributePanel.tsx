import { lazy, Suspense } from 'react';

import type { PanelComponent } from '@strapi/content-manager/strapi-admin';

import { useGetSocialContentTypesQuery } from '../api/rules-api';
import { SectionLoading } from '../components/SectionState';
import { useText } from '../translations/use-text';
import { useRights } from '../use-rights';
import { entryVersionOf } from './entry-version';

const PanelContent = lazy(() =>
  import('./PanelContent').then((module) => ({ default: module.PanelContent }))
);

/**
 * "Distribute" in the edit view. Strapi calls this as a component and compares what it returns
 * deeply, so the content gets plain values and keeps its state to itself.
 */
export const DistributePanel: PanelComponent = ({ model, document, meta }) => {
  const t = useText();
  const { canRead, canCompose, canDistribute, canSchedule, canConnect } = useRights();
  const { data: types } = useGetSocialContentTypesQuery(undefined, { skip: !canRead });

  if (!canRead || !types?.some(({ uid }) => uid === model)) return null;

  const entry = entryVersionOf(document, meta);

  return {
    title: t('panel.title'),
    content: (
      <Suspense fallback={<SectionLoading />}>
        <PanelContent
          key={`${entry.documentId}:${entry.locale}`}
          contentType={model}
          {...entry}
          canCompose={canCompose}
          canDistribute={canDistribute}
          canSchedule={canSchedule}
          canConnect={canConnect}
        />
      </Suspense>
    ),
  };
};
