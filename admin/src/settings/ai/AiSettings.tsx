import { Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';

import { useGetSocialAiProvidersQuery } from '../../api/ai-api';
import { useProblemText } from '../../api/use-problem-text';
import { Notice } from '../../components/Notice';
import { Section } from '../../components/Section';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { SiteSwitcher } from '../../components/SiteSwitcher';
import { useSite, type SiteChoice } from '../../components/use-site';
import { PERMISSIONS } from '../../permissions';
import { useText } from '../../translations/use-text';
import { useRights } from '../../use-rights';
import { HabitsForm } from './HabitsForm';
import { ProviderList } from './ProviderList';

/** Providers and habits of the chosen site. */
const SiteAi = ({ siteId, site }: Pick<SiteChoice, 'siteId' | 'site'>) => {
  const t = useText();
  const problemText = useProblemText();
  const { canRead } = useRights();
  const { currentData, error, isFetching, refetch } = useGetSocialAiProvidersQuery(siteId, {
    refetchOnMountOrArgChange: true,
  });
  const isWaiting = !currentData && (isFetching || !error);
  return (
    <>
      <Section title={t('ai.providers')} subtitle={t('ai.providers.subtitle')}>
        {isWaiting ? <SectionLoading /> : null}
        {!currentData && !isWaiting ? (
          <SectionError message={problemText(error)} onRetry={() => void refetch()} />
        ) : null}
        {currentData && error ? (
          <Notice tone="warning" isAnnounced>
            {t('ai.stale')}
          </Notice>
        ) : null}
        {currentData ? <ProviderList providers={currentData} siteId={siteId} site={site} /> : null}
      </Section>
      <Section title={t('ai.habits')} subtitle={t('ai.habits.subtitle')}>
        {/* What was typed for one site must not be saved for another. */}
        {site ? <HabitsForm key={site.id} site={site} providers={currentData ?? []} /> : null}
        {site ? null : <Notice>{canRead ? t('ai.noSite') : t('ai.forbidden')}</Notice>}
      </Section>
    </>
  );
};

const Content = () => {
  const t = useText();
  const choice = useSite({ forSettings: true });
  return (
    <Page.Main>
      <Page.Title>{t('ai.title')}</Page.Title>
      <Layouts.Header title={t('ai.title')} subtitle={t('ai.subtitle')} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={8} paddingBottom={8}>
          <SiteSwitcher choice={choice} />
          {choice.isLoading ? (
            <SectionLoading />
          ) : (
            <SiteAi siteId={choice.siteId} site={choice.site} />
          )}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};

/** Settings: whether and how AI words posts, with whose help and for how much. */
export const AiSettings = () => (
  <Page.Protect permissions={PERMISSIONS.settings}>
    <Content />
  </Page.Protect>
);
