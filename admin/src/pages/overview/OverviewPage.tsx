import { Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';

import { useGetSocialOverviewQuery } from '../../api/overview-api';
import { useProblemText } from '../../api/use-problem-text';
import { Notice } from '../../components/Notice';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { SiteSwitcher } from '../../components/SiteSwitcher';
import { useRefetchOnReturn } from '../../components/use-poll';
import { useSite } from '../../components/use-site';
import { useText } from '../../translations/use-text';
import { OverviewContent } from './OverviewContent';

const OfSite = ({ siteId }: { siteId: number | undefined }) => {
  const t = useText();
  const problemText = useProblemText();
  const { currentData, error, isFetching, refetch } = useGetSocialOverviewQuery(siteId, {
    refetchOnMountOrArgChange: true,
  });
  useRefetchOnReturn(refetch);
  return (
    <>
      {!currentData && (isFetching || !error) ? <SectionLoading /> : null}
      {!currentData && error && !isFetching ? (
        <SectionError message={problemText(error)} onRetry={() => void refetch()} />
      ) : null}
      {currentData && error && !isFetching ? (
        <Notice tone="warning" isAnnounced>
          {t('overview.stale')}
        </Notice>
      ) : null}
      {currentData ? <OverviewContent overview={currentData} siteId={siteId} /> : null}
    </>
  );
};

/** How a site does, at a glance. */
export const OverviewPage = () => {
  const t = useText();
  const choice = useSite();
  return (
    <Page.Main>
      <Page.Title>{t('overview.title')}</Page.Title>
      <Layouts.Header title={t('overview.title')} subtitle={t('overview.subtitle')} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          <SiteSwitcher choice={choice} />
          {choice.isLoading ? (
            <SectionLoading />
          ) : (
            <OfSite key={choice.siteId} siteId={choice.siteId} />
          )}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};
