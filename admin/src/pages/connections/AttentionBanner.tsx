import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import {
  useGetSocialConnectionsQuery,
  useGetSocialPlatformsQuery,
} from '../../api/connections-api';
import { useGetSocialHealthQuery } from '../../api/health-api';
import { StateText } from '../../components/StateText';
import { useText } from '../../translations/use-text';
import { usePollOptions } from '../../components/use-poll';
import { ConnectButton } from './ConnectButton';
import { accountValues } from './action-result';
import { attentionOf, type AttentionItem } from './attention';
import type { PageMessage } from './connect-message';
import { methodOfConnection } from './connect-wish';
import { useAccountActions } from './use-account-actions';

/** Looked at anew this often while somebody looks at the page. */
const POLL_MS = 60_000;

/** More of them would push the page away; the list below has them all. */
const MAX_SHOWN = 4;

interface ItemProps {
  item: AttentionItem;
  canConnect: boolean;
  onMessage: (message: PageMessage) => void;
}

/** The one button that cures it. */
const Cure = ({ item, onMessage }: Omit<ItemProps, 'canConnect'>) => {
  const t = useText();
  const { connection, cure } = item;
  const { data: platforms = [] } = useGetSocialPlatformsQuery(connection.siteId);
  const actions = useAccountActions(connection, onMessage);
  const values = accountValues(connection);
  const platform = platforms.find(({ id }) => id === connection.platform);
  if (cure === 'check') {
    return (
      <Button
        variant="secondary"
        loading={actions.busyId !== null}
        aria-label={t('account.check.name', values)}
        onClick={() => void actions.run('check')}
      >
        {t('account.check')}
      </Button>
    );
  }
  if (!platform || methodOfConnection(platform, connection)?.isConfigured !== true) return null;
  return (
    <ConnectButton
      platform={platform}
      connection={connection}
      text={t('reconnect.text')}
      name={t('reconnect.name', values)}
      isDisabled={false}
      onMessage={onMessage}
    />
  );
};

const Item = ({ item, canConnect, onMessage }: ItemProps) => {
  const t = useText();
  const intl = useIntl();
  const { connection, messageId, daysLeft, waiting, cure } = item;
  const isSoon = daysLeft !== null;
  const tone = isSoon ? 'warning' : 'danger';
  const when = isSoon ? intl.formatRelativeTime(daysLeft, 'day', { numeric: 'auto' }) : '';
  const reason = cure === 'check' ? connection.healthReason : null;
  return (
    <Flex
      tag="li"
      background={`${tone}100`}
      borderColor={`${tone}200`}
      hasRadius
      padding={3}
      gap={4}
      justifyContent="space-between"
      alignItems="center"
      wrap="wrap"
    >
      <Box flex="1 1 26rem">
        <StateText icon={isSoon ? 'clock' : 'warning'} tone={tone}>
          {t(messageId, { ...accountValues(connection), when, count: waiting })}
        </StateText>
        {reason ? (
          <Box paddingLeft={6}>
            <Typography variant="pi" textColor="neutral800" dir="auto">
              {reason}
            </Typography>
          </Box>
        ) : null}
      </Box>
      {canConnect ? <Cure item={item} onMessage={onMessage} /> : null}
    </Flex>
  );
};

interface AttentionBannerProps {
  canConnect: boolean;
  /** How many posts wait is only for those who may see the health. */
  canMonitor: boolean;
  /** Where the page shows its messages; left out: as notifications. */
  onMessage?: (message: PageMessage) => void;
}

/** The accounts that need somebody, worst first; nothing while all are well. */
export const AttentionBanner = (props: AttentionBannerProps) => {
  const { canConnect, canMonitor, onMessage } = props;
  const t = useText();
  const { toggleNotification } = useNotification();
  const poll = usePollOptions();
  const options = { ...poll, pollingInterval: poll.pollingInterval && POLL_MS };
  const { data = [] } = useGetSocialConnectionsQuery(undefined, options);
  const { data: health } = useGetSocialHealthQuery(undefined, { ...options, skip: !canMonitor });
  const items = attentionOf(data, { now: Date.now(), waiting: health?.accounts ?? [] });
  const hidden = items.length - MAX_SHOWN;

  const notify = ({ tone, messageId, values, detail }: PageMessage) =>
    toggleNotification({
      type: tone,
      message: [t(messageId, values), detail].filter(Boolean).join(' '),
    });

  if (items.length === 0) return null;
  return (
    <Box tag="section" aria-label={t('banner.label')}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {items.slice(0, MAX_SHOWN).map((item) => (
          <Item
            key={item.connection.id}
            item={item}
            canConnect={canConnect}
            onMessage={onMessage ?? notify}
          />
        ))}
      </Flex>
      {hidden > 0 ? (
        <Box paddingTop={2}>
          <Typography variant="pi" textColor="neutral600">
            {t('banner.more', { count: hidden })}
          </Typography>
        </Box>
      ) : null}
    </Box>
  );
};
