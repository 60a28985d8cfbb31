import { useState } from 'react';

import { Button, EmptyStateLayout, Flex } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';

import type { WebhookWithSecret } from '../../../../contracts/webhooks';
import { useProblemText } from '../../api/use-problem-text';
import { useGetSocialWebhooksQuery } from '../../api/webhooks-api';
import { Notice } from '../../components/Notice';
import { RowList } from '../../components/RowList';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { useSite } from '../../components/use-site';
import { PERMISSIONS } from '../../permissions';
import { useText } from '../../translations/use-text';
import { useAllSitesRight } from '../sites/use-all-sites-right';
import { SecretShown } from './SecretShown';
import type { WebhookOutcome } from './use-webhook-actions';
import { WebhookFormDialog } from './WebhookFormDialog';
import { WebhookRow } from './WebhookRow';

const Content = () => {
  const t = useText();
  const problemText = useProblemText();
  const { sites } = useSite({ forSettings: true });
  const mayChooseAll = useAllSitesRight();
  const { data, error, isLoading, refetch } = useGetSocialWebhooksQuery(undefined, {
    refetchOnMountOrArgChange: true,
  });
  const [outcome, setOutcome] = useState<WebhookOutcome | null>(null);
  const [made, setMade] = useState<WebhookWithSecret | null>(null);
  const addButton = (
    <WebhookFormDialog
      webhook={null}
      firstSiteIds={mayChooseAll ? null : sites.map(({ id }) => id)}
      sites={sites}
      mayChooseAll={mayChooseAll}
      onSaved={setMade}
      trigger={<Button startIcon={<Plus />}>{t('webhooks.add')}</Button>}
    />
  );
  return (
    <Page.Main>
      <Page.Title>{t('webhooks.title')}</Page.Title>
      <Layouts.Header
        title={t('webhooks.title')}
        subtitle={t('webhooks.subtitle')}
        primaryAction={data && data.length > 0 ? addButton : null}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={8}>
          {outcome ? (
            <Notice tone={outcome.tone} isAnnounced>
              {outcome.text}
            </Notice>
          ) : null}
          {isLoading ? <SectionLoading /> : null}
          {error && !data ? (
            <SectionError message={problemText(error)} onRetry={() => void refetch()} />
          ) : null}
          {data?.length === 0 ? (
            <EmptyStateLayout
              icon={<EmptyDocuments width="16rem" />}
              content={t('webhooks.empty')}
              action={addButton}
            />
          ) : null}
          {data && data.length > 0 ? (
            <RowList.List label={t('webhooks.title')}>
              {data.map((webhook) => (
                <WebhookRow
                  key={webhook.id}
                  webhook={webhook}
                  sites={sites}
                  mayChooseAll={mayChooseAll}
                  onOutcome={setOutcome}
                  onSecret={setMade}
                />
              ))}
            </RowList.List>
          ) : null}
          <SecretShown made={made} onClose={() => setMade(null)} />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};

/** Settings: other systems that hear of what happens. */
export const WebhooksSettings = () => (
  <Page.Protect permissions={PERMISSIONS.settings}>
    <Content />
  </Page.Protect>
);
