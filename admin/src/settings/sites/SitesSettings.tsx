import { useEffect, useRef, useState } from 'react';

import { Alert, Box, Button, EmptyStateLayout, Flex } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';

import { useGetSocialConnectionsQuery } from '../../api/connections-api';
import { useGetSocialSitesQuery } from '../../api/sites-api';
import { useProblemText } from '../../api/use-problem-text';
import { Notice } from '../../components/Notice';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { PERMISSIONS } from '../../permissions';
import { useText } from '../../translations/use-text';
import { useRights } from '../../use-rights';
import { LimitHint } from './LimitHint';
import type { SiteRights } from './SiteActions';
import { SiteFormDialog } from './SiteFormDialog';
import { SitesTable } from './SitesTable';
import { useAllSitesRight } from './use-all-sites-right';
import type { SiteOutcome } from './use-site-actions';

interface ListProps {
  rights: SiteRights;
  onOutcome: (outcome: SiteOutcome | null) => void;
}

const Sites = (props: ListProps) => {
  const t = useText();
  const problemText = useProblemText();
  const { data, error, refetch } = useGetSocialSitesQuery(undefined, {
    refetchOnMountOrArgChange: true,
  });
  // Without them only the number of accounts is missing.
  const { data: connections = null } = useGetSocialConnectionsQuery();
  if (!data) {
    if (!error) return <SectionLoading />;
    return <SectionError message={problemText(error)} onRetry={() => void refetch()} />;
  }
  if (data.length === 0) {
    return (
      <EmptyStateLayout
        icon={<EmptyDocuments width="16rem" height="8.8rem" />}
        content={t('sites.empty')}
      />
    );
  }
  return (
    <>
      {error ? (
        <Notice tone="warning" isAnnounced>
          {t('sites.stale')}
        </Notice>
      ) : null}
      <SitesTable sites={data} connections={connections} {...props} />
    </>
  );
};

const Outcome = ({ outcome, onClose }: { outcome: SiteOutcome; onClose: () => void }) => {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  // What is pressed far down the page tells its outcome up here.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [outcome]);
  return (
    <Box ref={box}>
      <Alert variant={outcome.tone} closeLabel={t('message.close')} onClose={onClose}>
        {outcome.text}
      </Alert>
    </Box>
  );
};

const Content = () => {
  const t = useText();
  const { canRead, canPause, isLoading } = useRights();
  const forAllSites = useAllSitesRight();
  const [outcome, setOutcome] = useState<SiteOutcome | null>(null);
  const isBlind = !canRead && !isLoading;
  const add = (
    <SiteFormDialog
      trigger={<Button startIcon={<Plus />}>{t('sites.add')}</Button>}
      site={null}
      canSetMembers
      onSaved={(site) => setOutcome({ tone: 'success', text: t('sites.added', { site }) })}
    />
  );

  return (
    <Page.Main>
      <Page.Title>{t('sites.title')}</Page.Title>
      <Layouts.Header
        title={t('sites.title')}
        subtitle={t('sites.subtitle')}
        primaryAction={forAllSites && canRead ? add : undefined}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          {outcome ? <Outcome outcome={outcome} onClose={() => setOutcome(null)} /> : null}
          {isBlind ? <Notice>{t('sites.forbidden')}</Notice> : null}
          {forAllSites ? null : <Notice>{t('sites.limited')}</Notice>}
          {isLoading ? <SectionLoading /> : null}
          {canRead ? <Sites rights={{ forAllSites, canPause }} onOutcome={setOutcome} /> : null}
          <LimitHint />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};

/** Settings: the brands or websites that everything belongs to. */
export const SitesSettings = () => (
  <Page.Protect permissions={PERMISSIONS.settings}>
    <Content />
  </Page.Protect>
);
