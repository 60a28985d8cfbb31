import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { ConnectionView } from '../../../../contracts/connections';
import type { Platform } from '../../../../contracts/platforms';
import { PlatformBadge } from '../../components/PlatformBadge';
import { StateText } from '../../components/StateText';
import { TimeText } from '../../components/TimeText';
import { accountNameOf } from '../../platforms/presentation';
import { isWebAddress } from '../../platforms/web-address';
import type { MessageId } from '../../translations/message';
import { useText } from '../../translations/use-text';
import { AccountPicture } from './AccountPicture';
import { accessEndOf } from './access-end';
import { presentHealth } from './connection-health';
import { serverNameOf } from './method-label';
import { useMethodLabel } from './use-method-label';

interface CellProps {
  connection: ConnectionView;
}

interface FactProps extends CellProps {
  /** `pi` where it stands among other small lines. @default 'omega' */
  variant?: 'omega' | 'pi';
}

/** Platform, picture, name and handle. */
export const AccountIdentity = ({ connection }: CellProps) => {
  const { name, handle, platform, profileUrl, avatarUrl } = connection;
  const account = accountNameOf(platform, handle);
  return (
    <Flex gap={3} alignItems="center">
      <PlatformBadge platform={platform} />
      <AccountPicture name={name || account} avatarUrl={avatarUrl} />
      <Flex direction="column" alignItems="flex-start" minWidth={0}>
        {name && name !== account ? (
          <Typography variant="omega" fontWeight="semiBold" dir="auto">
            {name}
          </Typography>
        ) : null}
        {isWebAddress(profileUrl) ? (
          <Link href={profileUrl} isExternal dir="auto">
            {account}
          </Link>
        ) : (
          <Typography variant="omega" dir="auto">
            {account}
          </Typography>
        )}
      </Flex>
    </Flex>
  );
};

/** What was connected, and on which server. */
export const AccountMethod = (props: FactProps & { platform?: Platform }) => {
  const { connection, platform, variant = 'omega' } = props;
  const labelOf = useMethodLabel();
  const { method, serviceUrl } = connection;
  const known = platform?.methods.find(({ id }) => id === method);
  const server = serverNameOf(serviceUrl);
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography variant={variant}>
        {labelOf(connection.platform, known ?? { id: method, label: method })}
      </Typography>
      {server ? (
        <Typography variant="pi" textColor="neutral600" dir="ltr">
          {server}
        </Typography>
      ) : null}
    </Flex>
  );
};

interface HealthProps extends CellProps {
  /** What is being done with it right now. */
  busyId: MessageId | null;
}

/** Icon, word and colour; below them why, and what to do. */
export const AccountHealth = ({ connection, busyId }: HealthProps) => {
  const t = useText();
  const { messageId, icon, tone, reason, nextId } = presentHealth(connection);
  return (
    <Box maxWidth="40rem" aria-live="polite">
      <Flex direction="column" alignItems="flex-start" gap={1}>
        {busyId ? (
          <StateText icon="spinner" tone="primary">
            {t(busyId)}
          </StateText>
        ) : (
          <StateText icon={icon} tone={tone}>
            {t(messageId)}
          </StateText>
        )}
        {reason ? (
          <Typography variant="pi" textColor="neutral600" dir="auto">
            {reason}
          </Typography>
        ) : null}
        {nextId ? (
          <Typography variant="pi" textColor="neutral600">
            {t(nextId)}
          </Typography>
        ) : null}
      </Flex>
    </Box>
  );
};

/** "Ends 3 Dec", with the full date and time on hover. */
export const AccountEnd = ({ connection, variant = 'omega' }: FactProps) => {
  const t = useText();
  const intl = useIntl();
  const now = Date.now();
  const { messageId, at, isUrgent } = accessEndOf(connection, now);
  if (at === null) {
    return (
      <Typography variant={variant} textColor="neutral600">
        {t(messageId)}
      </Typography>
    );
  }
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const year = isThisYear ? undefined : ('numeric' as const);
  const date = intl.formatDate(at, { day: 'numeric', month: 'short', year });
  return (
    <Typography variant={variant} fontWeight={isUrgent ? 'semiBold' : 'regular'}>
      <time dateTime={at} title={intl.formatDate(at, { dateStyle: 'full', timeStyle: 'long' })}>
        {t(messageId, { date })}
      </time>
    </Typography>
  );
};

export const AccountChecked = ({ connection, variant = 'omega' }: FactProps) => {
  const t = useText();
  const { checkedAt } = connection;
  return (
    <Typography variant={variant} textColor={checkedAt ? 'neutral800' : 'neutral600'}>
      {checkedAt ? <TimeText at={checkedAt} /> : t('account.notChecked')}
    </Typography>
  );
};
