import { Flex, Typography } from '@strapi/design-system';

import type { EntryKey } from '../api/distribution-api';
import { useProblemText } from '../api/use-problem-text';
import { Notice } from '../components/Notice';
import { SectionError } from '../components/SectionState';
import { useText } from '../translations/use-text';
import { DeliveryList } from './DeliveryList';
import { OnPublish } from './OnPublish';
import { PanelBody } from './PanelBody';
import { PlannedList } from './PlannedList';
import { StateLine } from './StateLine';
import type { EntryVersion } from './entry-version';
import { useDeliveries } from './use-deliveries';

export interface PanelContentProps extends EntryKey, EntryVersion {
  canCompose: boolean;
  canDistribute: boolean;
  canSchedule: boolean;
  canConnect: boolean;
}

/** Where the entry stands, composing below it, and what became of it at the end. */
export const PanelContent = (props: PanelContentProps) => {
  const { contentType, documentId, locale, state, revision, canCompose, canSchedule } = props;
  const t = useText();
  const problemText = useProblemText();
  const entry = { contentType, documentId, locale };
  const isSaved = state !== 'unsaved';
  const deliveries = useDeliveries({ entry, revision, isSaved });

  if (!isSaved) {
    return (
      <Typography variant="pi" textColor="neutral600" data-social-distribution>
        {t('panel.saveFirst')}
      </Typography>
    );
  }
  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={4}
      width="100%"
      // What is ours in Strapi's page, for checks of accessibility.
      data-social-distribution
    >
      <StateLine deliveries={deliveries.data} />
      {canCompose ? (
        <PanelBody {...props} entry={entry} deliveries={deliveries} />
      ) : (
        <Notice>{t('panel.forbidden')}</Notice>
      )}
      {state === 'draft' || props.hasNewerDraft ? (
        <OnPublish entry={entry} revision={revision} canCompose={canCompose} />
      ) : null}
      <PlannedList entry={entry} revision={revision} canCancel={canSchedule} />
      {deliveries.error ? (
        <SectionError message={problemText(deliveries.error)} onRetry={deliveries.retry} />
      ) : null}
      <DeliveryList
        contentType={contentType}
        deliveries={deliveries.data}
        canDistribute={props.canDistribute}
      />
    </Flex>
  );
};
