import { Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { styled } from 'styled-components';

import { ZoneClock } from '../../../../contracts/clock/zone-clock';
import { useGetSocialBudgetsQuery } from '../../api/overview-api';
import { useProblemText } from '../../api/use-problem-text';
import { Notice } from '../../components/Notice';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { SiteSwitcher } from '../../components/SiteSwitcher';
import { useRefetchOnReturn } from '../../components/use-poll';
import { useSite } from '../../components/use-site';
import { useText } from '../../translations/use-text';
import { useRights } from '../../use-rights';
import { BarsSection } from './BarsSection';
import { PricesSection } from './PricesSection';
import { QualitySection } from './QualitySection';
import { SpendSection } from './SpendSection';
import { UsageSection } from './UsageSection';

/** The bars beside what was spent. */
const Columns = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 36rem), 1fr));
  gap: ${({ theme }) => theme.spaces[6]};
`;

const MONTH_LENGTH = 7;

/** The month that it is by the clock of a zone: `2026-11`. */
const monthIn = (timezone: string): string =>
  new ZoneClock(timezone).reading(Date.now()).slice(0, MONTH_LENGTH);

const OfSite = ({ siteId }: { siteId: number | undefined }) => {
  const t = useText();
  const problemText = useProblemText();
  const { canSeeAnalytics, isLoading } = useRights();
  const { currentData, error, isFetching, refetch } = useGetSocialBudgetsQuery(siteId, {
    refetchOnMountOrArgChange: true,
  });
  useRefetchOnReturn(refetch);
  if (!currentData) {
    return error && !isFetching ? (
      <SectionError message={problemText(error)} onRetry={() => void refetch()} />
    ) : (
      <SectionLoading />
    );
  }
  return (
    <>
      <Columns>
        <BarsSection budgets={currentData.budgets} />
        <SpendSection costs={currentData.costs} />
      </Columns>
      <PricesSection siteId={siteId} />
      {canSeeAnalytics ? (
        <>
          <UsageSection siteId={siteId} currentMonth={monthIn(currentData.timezone)} />
          <QualitySection siteId={siteId} />
        </>
      ) : null}
      {!canSeeAnalytics && !isLoading ? <Notice>{t('budgets.ai.forbidden')}</Notice> : null}
    </>
  );
};

/** What a site may spend and has spent, on platforms and on AI. */
export const BudgetsPage = () => {
  const t = useText();
  const choice = useSite();
  return (
    <Page.Main>
      <Page.Title>{t('budgets.title')}</Page.Title>
      <Layouts.Header title={t('budgets.title')} subtitle={t('budgets.subtitle')} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={8} paddingBottom={8}>
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
