import { useId } from 'react';

import { Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';

import { useGetSocialHealthQuery } from '../../api/health-api';
import { useProblemText } from '../../api/use-problem-text';
import { Notice } from '../../components/Notice';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { useText } from '../../translations/use-text';
import { useRights } from '../../use-rights';
import { AttentionBanner } from '../connections/AttentionBanner';
import { HealthContent } from './HealthContent';
import { LevelsPanel } from './levels/LevelsPanel';
import { PauseButton } from './PauseButton';
import { usePollOptions, useRefetchOnReturn } from '../../components/use-poll';

/** Whether posts go out, what stands in their way, and what a person can do about it. */
export const HealthPage = () => {
  const t = useText();
  const problemText = useProblemText();
  const rights = useRights();
  const reasonId = useId();
  const { data, error, fulfilledTimeStamp, refetch } = useGetSocialHealthQuery(
    undefined,
    usePollOptions()
  );
  useRefetchOnReturn(refetch);
  const isForbidden = !rights.canPause && !rights.isLoading;
  const operateRight = {
    isAllowed: rights.canPause,
    reasonId: isForbidden ? reasonId : undefined,
  };

  return (
    <Page.Main>
      <Page.Title>{t('health.title')}</Page.Title>
      <Layouts.Header
        title={t('health.title')}
        subtitle={t('health.subtitle')}
        primaryAction={
          data ? (
            <PauseButton site={data.site} missedAfterMs={data.missedAfterMs} right={operateRight} />
          ) : undefined
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={8} paddingBottom={8}>
          {isForbidden ? <Notice id={reasonId}>{t('health.forbidden')}</Notice> : null}
          {rights.canRead ? (
            <AttentionBanner canConnect={rights.canConnect} canMonitor={rights.canMonitor} />
          ) : null}
          {!data && !error ? <SectionLoading /> : null}
          {!data && error ? (
            <SectionError message={problemText(error)} onRetry={() => void refetch()} />
          ) : null}
          {data ? (
            <HealthContent
              health={data}
              staleSince={error ? (fulfilledTimeStamp ?? null) : null}
              operateRight={operateRight}
              canDistribute={rights.canDistribute}
              isLoadingRights={rights.isLoading}
            />
          ) : null}
          {rights.canMonitor ? <LevelsPanel /> : null}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};
