import { EmptyStateLayout, Flex } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';

import { useGetSocialAppsQuery } from '../../api/apps-api';
import { useGetSocialPlatformsQuery } from '../../api/connections-api';
import { useGetSocialHealthQuery } from '../../api/health-api';
import { useProblemText } from '../../api/use-problem-text';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { SiteSwitcher } from '../../components/SiteSwitcher';
import { useSite, type SiteChoice } from '../../components/use-site';
import { PERMISSIONS } from '../../permissions';
import { useText } from '../../translations/use-text';
import { useRights } from '../../use-rights';
import { AppCard } from './AppCard';
import { NothingToSetUp } from './NothingToSetUp';

/** All apps of the chosen site. */
const Apps = ({ siteId }: Pick<SiteChoice, 'siteId'>) => {
  const t = useText();
  const problemText = useProblemText();
  const { canRead, canMonitor } = useRights();
  const { currentData, error, isFetching, refetch } = useGetSocialAppsQuery(siteId, {
    refetchOnMountOrArgChange: true,
  });
  // Without them the apps can still be set up: they only add what else an app connects.
  const { data: platforms = [] } = useGetSocialPlatformsQuery(undefined, { skip: !canRead });
  // Likewise: an API version that ends, keys or credits that a platform refuses.
  const { data: health } = useGetSocialHealthQuery(undefined, { skip: !canMonitor });

  if (!currentData) {
    if (isFetching || !error) return <SectionLoading />;
    return <SectionError message={problemText(error)} onRetry={() => void refetch()} />;
  }
  if (currentData.length === 0) {
    return (
      <EmptyStateLayout
        icon={<EmptyDocuments width="16rem" height="8.8rem" />}
        content={t('apps.empty')}
      />
    );
  }
  return (
    <>
      {currentData.map((app) => (
        // What was typed for one site must not be saved for another.
        <AppCard
          key={`${siteId ?? ''}/${app.app}`}
          app={app}
          siteId={siteId}
          platforms={platforms}
          health={health?.platforms ?? []}
        />
      ))}
    </>
  );
};

const Content = () => {
  const t = useText();
  const choice = useSite({ forSettings: true });
  return (
    <Page.Main>
      <Page.Title>{t('apps.title')}</Page.Title>
      <Layouts.Header title={t('apps.title')} subtitle={t('apps.subtitle')} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          <SiteSwitcher choice={choice} />
          {choice.isLoading ? <SectionLoading /> : <Apps siteId={choice.siteId} />}
          <NothingToSetUp />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};

/** Settings: the operator's own apps at the platforms. */
export const PlatformSettings = () => (
  <Page.Protect permissions={PERMISSIONS.settings}>
    <Content />
  </Page.Protect>
);
