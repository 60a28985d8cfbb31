import { useState } from 'react';

import { Flex, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';

import type { RetentionRow } from '../../../../contracts/retention';
import { useGetSocialRetentionQuery } from '../../api/retention-api';
import { useProblemText } from '../../api/use-problem-text';
import { Notice } from '../../components/Notice';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { TimeText } from '../../components/TimeText';
import { PERMISSIONS } from '../../permissions';
import { useText } from '../../translations/use-text';
import { useAllSitesRight } from '../sites/use-all-sites-right';
import { RetentionTable } from './RetentionTable';
import { KIND_NAMES } from './retention-words';

const NextCleanUp = ({ at }: { at: string | null }) => {
  const t = useText();
  if (at === null) return t('retention.next.soon');
  return (
    <>
      {t('retention.next')} <TimeText at={at} />
    </>
  );
};

const Kept = () => {
  const t = useText();
  const problemText = useProblemText();
  const { data, error, refetch } = useGetSocialRetentionQuery(
    {},
    { refetchOnMountOrArgChange: true }
  );
  const [saved, setSaved] = useState<RetentionRow | null>(null);
  if (!data) {
    if (!error) return <SectionLoading />;
    return <SectionError message={problemText(error)} onRetry={() => void refetch()} />;
  }
  return (
    <>
      {error ? <Notice tone="warning">{problemText(error)}</Notice> : null}
      {saved ? (
        <Notice isAnnounced>{t('retention.saved', { name: t(KIND_NAMES[saved.kind]) })}</Notice>
      ) : null}
      <Typography variant="omega" textColor="neutral600">
        <NextCleanUp at={data.nextCleanUpAt} />
      </Typography>
      <RetentionTable rows={data.rows} onSaved={setSaved} />
    </>
  );
};

const Content = () => {
  const t = useText();
  const forAllSites = useAllSitesRight();
  return (
    <Page.Main>
      <Page.Title>{t('retention.title')}</Page.Title>
      <Layouts.Header title={t('retention.title')} subtitle={t('retention.subtitle')} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={8}>
          {forAllSites ? <Kept /> : <Notice>{t('retention.limited')}</Notice>}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};

/** Settings: how long things are kept, and what goes afterwards. */
export const RetentionSettings = () => (
  <Page.Protect permissions={PERMISSIONS.settings}>
    <Content />
  </Page.Protect>
);
