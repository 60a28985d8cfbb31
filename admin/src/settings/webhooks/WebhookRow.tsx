import { Button, Flex, Typography } from '@strapi/design-system';

import type { SiteDetails } from '../../../../contracts/sites';
import type { WebhookView, WebhookWithSecret } from '../../../../contracts/webhooks';
import { ConfirmedAction } from '../../components/ConfirmedAction';
import { Disclosure } from '../../components/Disclosure';
import { RowList } from '../../components/RowList';
import { StateText } from '../../components/StateText';
import { TimeText } from '../../components/TimeText';
import { useText } from '../../translations/use-text';
import { useWebhookActions, type WebhookActions, type WebhookOutcome } from './use-webhook-actions';
import { STATE_LOOK } from './webhook-words';
import { WebhookFormDialog } from './WebhookFormDialog';
import { WebhookLog } from './WebhookLog';

interface WebhookRowProps {
  webhook: WebhookView;
  sites: readonly SiteDetails[];
  /** Not limited to sites. */
  mayChooseAll: boolean;
  onOutcome: (outcome: WebhookOutcome | null) => void;
  onSecret: (made: WebhookWithSecret) => void;
}

const Words = ({ webhook, sites }: Pick<WebhookRowProps, 'webhook' | 'sites'>) => {
  const t = useText();
  const { label, icon, tone } = STATE_LOOK[webhook.state];
  const names = webhook.siteIds?.map(
    (id) => sites.find((site) => site.id === id)?.name ?? `#${id}`
  );
  return (
    <>
      <Typography tag="h3" variant="omega" fontWeight="semiBold" dir="auto">
        {webhook.name}
      </Typography>
      <Typography variant="pi" textColor="neutral600" tag="code" dir="ltr">
        {webhook.url}
      </Typography>
      <StateText icon={icon} tone={tone}>
        {t(label)}
      </StateText>
      {webhook.stateReason ? (
        <Typography variant="pi" textColor="neutral800" dir="auto">
          {webhook.stateReason}
        </Typography>
      ) : null}
      {webhook.restUntil ? (
        <StateText icon="warning" tone="warning">
          {t('webhooks.resting', { count: webhook.failuresInRow })}{' '}
          <TimeText at={webhook.restUntil} />
        </StateText>
      ) : null}
      <Typography variant="pi" textColor="neutral600">
        {[
          t('webhooks.events', { count: webhook.events.length }),
          names ? names.join(', ') : t('webhooks.sites.all'),
          ...(webhook.isOrdered ? [t('webhooks.ordered')] : []),
          t('webhooks.counts', webhook.counts),
        ].join(' · ')}
      </Typography>
    </>
  );
};

const Buttons = (props: WebhookRowProps & { actions: WebhookActions }) => {
  const t = useText();
  const { webhook, sites, mayChooseAll, actions } = props;
  const { name } = webhook;
  return (
    <Flex gap={2} wrap="wrap">
      <Button
        variant="tertiary"
        aria-label={t('webhooks.test.of', { name })}
        loading={actions.isTesting}
        onClick={() => void actions.test()}
      >
        {t('webhooks.test')}
      </Button>
      <WebhookFormDialog
        webhook={webhook}
        firstSiteIds={null}
        sites={sites}
        mayChooseAll={mayChooseAll}
        onSaved={() => undefined}
        trigger={
          <Button variant="tertiary" aria-label={t('webhooks.edit.of', { name })}>
            {t('webhooks.edit')}
          </Button>
        }
      />
      <Button
        variant="tertiary"
        aria-label={t(webhook.state === 'active' ? 'webhooks.pause.of' : 'webhooks.resume.of', {
          name,
        })}
        loading={actions.isTurning}
        onClick={() => void (webhook.state === 'active' ? actions.pause() : actions.resume())}
      >
        {webhook.state === 'active' ? t('webhooks.pause') : t('webhooks.resume')}
      </Button>
      <ConfirmedAction
        title={t('webhooks.rotate.title', { name })}
        body={t('webhooks.rotate.body')}
        confirmLabel={t('webhooks.rotate')}
        confirmVariant="default"
        onConfirm={actions.rotate}
        trigger={
          <Button
            variant="tertiary"
            aria-label={t('webhooks.rotate.of', { name })}
            loading={actions.isRotating}
          >
            {t('webhooks.rotate')}
          </Button>
        }
      />
      <ConfirmedAction
        title={t('webhooks.remove.title', { name })}
        body={t('webhooks.remove.body', { count: webhook.counts.pending })}
        confirmLabel={t('webhooks.remove')}
        onConfirm={actions.remove}
        trigger={
          <Button variant="danger-light" aria-label={t('webhooks.remove.of', { name })}>
            {t('webhooks.remove')}
          </Button>
        }
      />
    </Flex>
  );
};

/** An address with its state, what can be done with it, and its log. */
export const WebhookRow = (props: WebhookRowProps) => {
  const t = useText();
  const actions = useWebhookActions(props);
  const { webhook, sites } = props;
  return (
    <RowList.Row label={webhook.name}>
      <Words webhook={webhook} sites={sites} />
      <Buttons {...props} actions={actions} />
      <Disclosure label={t('webhooks.log')}>
        <WebhookLog webhook={webhook} actions={actions} />
      </Disclosure>
    </RowList.Row>
  );
};
