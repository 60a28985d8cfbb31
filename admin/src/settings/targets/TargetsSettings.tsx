import { EmptyStateLayout, Flex, LinkButton } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';

import {
  useGetSocialConnectionsQuery,
  useGetSocialPlatformsQuery,
} from '../../api/connections-api';
import { useGetSocialTargetsQuery } from '../../api/targets-api';
import { useProblemText } from '../../api/use-problem-text';
import { Notice } from '../../components/Notice';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { SiteSwitcher } from '../../components/SiteSwitcher';
import { useSite, type SiteChoice } from '../../components/use-site';
import { PERMISSIONS } from '../../permissions';
import { CONNECTIONS_PATH } from '../../plugin-id';
import { useText } from '../../translations/use-text';
import { useRights } from '../../use-rights';
import { AccountWaysSection } from './AccountWaysSection';
import { groupWays, platformsWithLanguages } from './way-groups';

const NoAccounts = () => {
  const t = useText();
  return (
    <EmptyStateLayout
      icon={<EmptyDocuments width="16rem" height="8.8rem" />}
      content={t('ways.empty')}
      action={
        <LinkButton tag={Link} to={CONNECTIONS_PATH} variant="secondary">
          {t('ways.empty.action')}
        </LinkButton>
      }
    />
  );
};

/** The accounts of the chosen site with their ways to publish. */
const Ways = ({ siteId }: Pick<SiteChoice, 'siteId'>) => {
  const t = useText();
  const problemText = useProblemText();
  const targets = useGetSocialTargetsQuery(siteId, { refetchOnMountOrArgChange: true });
  const connections = useGetSocialConnectionsQuery(siteId);
  const platforms = useGetSocialPlatformsQuery(siteId);
  const error = targets.error ?? connections.error ?? platforms.error;
  const retry = () => {
    for (const { refetch } of [targets, connections, platforms]) void refetch();
  };

  if (!targets.currentData || !connections.currentData || !platforms.currentData) {
    if (!error) return <SectionLoading />;
    return <SectionError message={problemText(error)} onRetry={retry} />;
  }
  const groups = groupWays({
    connections: connections.currentData,
    platforms: platforms.currentData,
    targets: targets.currentData,
  });
  if (groups.length === 0) return <NoAccounts />;
  const withLanguages = platformsWithLanguages(groups);
  return (
    <>
      {error ? (
        <Notice tone="warning" isAnnounced>
          {t('ways.stale')}
        </Notice>
      ) : null}
      {groups.map((account) => (
        <AccountWaysSection
          key={account.connection.id}
          account={account}
          hasOthers={withLanguages.has(account.connection.platform)}
        />
      ))}
    </>
  );
};

const Content = () => {
  const t = useText();
  const { canRead, isLoading } = useRights();
  const choice = useSite();
  const isBlind = !canRead && !isLoading;
  return (
    <Page.Main>
      <Page.Title>{t('ways.title')}</Page.Title>
      <Layouts.Header title={t('ways.title')} subtitle={t('ways.subtitle')} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={8} paddingBottom={8}>
          {isBlind ? <Notice>{t('ways.forbidden')}</Notice> : null}
          <SiteSwitcher choice={choice} />
          {choice.isLoading ? <SectionLoading /> : null}
          {canRead && !choice.isLoading ? <Ways siteId={choice.siteId} /> : null}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};

/** Settings: what is posted through which account, and how. */
export const TargetsSettings = () => (
  <Page.Protect permissions={PERMISSIONS.connect}>
    <Content />
  </Page.Protect>
);
