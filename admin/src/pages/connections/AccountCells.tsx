import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { ConnectionView } from '../../../../contracts/connections';
import type { Platform } from '../../../../contracts/platforms';
import { PlatformBadge } from '../../components/PlatformBadge';
import { StateText } from '../../components/StateText';
import { relativeTimeOf } from '../../components/relative-time';
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

interface IdentityProps extends CellProps {
  /** Not known until the platforms are loaded. */
  platform?: Platform;
}

/** Platform, picture, name and handle; below them what was connected, and on which server. */
export const AccountIdentity = ({ connection, platform: known }: IdentityProps) => {
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
        <AccountMethod connection={connection} platform={known} />
      </Flex>
    </Flex>
  );
};

const AccountMethod = ({ connection, platform }: IdentityProps) => {
  const labelOf = useMethodLabel();
  const { method, serviceUrl } = connection;
  const known = platform?.methods.find(({ id }) => id === method);
  const server = serverNameOf(serviceUrl);
  return (
    <Typography variant="pi" textColor="neutral600">
      {labelOf(connection.platform, known ?? { id: method, label: method })}
      {server ? ' · ' : null}
      {server ? <bdi>{server}</bdi> : null}
    </Typography>
  );
};

/** "Checked 3 minutes ago", or that nobody has looked yet. */
export const useCheckedText = (): ((connection: Pick<ConnectionView, 'checkedAt'>) => string) => {
  const t = useText();
  const intl = useIntl();
  return ({ checkedAt }) => {
    if (checkedAt === null) return t('account.notChecked');
    const { value, unit } = relativeTimeOf(Date.parse(checkedAt), Date.now());
    return t('account.checked', {
      when: intl.formatRelativeTime(value, unit, { numeric: 'auto' }),
    });
  };
};

interface HealthProps extends CellProps {
  /** What is being done with it right now. */
  busyId: MessageId | null;
}

/** Icon, word and colour; below them why, and what to do. When it was looked at: on hover. */
export const AccountHealth = ({ connection, busyId }: HealthProps) => {
  const t = useText();
  const checkedText = useCheckedText();
  const { messageId, icon, tone, reason, nextId } = presentHealth(connection);
  return (
    <Box maxWidth="40rem" aria-live="polite">
      <Flex direction="column" alignItems="flex-start" gap={1}>
        {busyId ? (
          <StateText icon="spinner" tone="primary">
            {t(busyId)}
          </StateText>
        ) : (
          <Box tag="span" title={checkedText(connection)}>
            <StateText icon={icon} tone={tone}>
              {t(messageId)}
            </StateText>
          </Box>
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
      <time
        dir="auto"
        dateTime={at}
        title={intl.formatDate(at, { dateStyle: 'full', timeStyle: 'long' })}
      >
        {t(messageId, { date })}
      </time>
    </Typography>
  );
};

/** Who connected it. */
export const AccountOwner = ({ connection, variant = 'omega' }: FactProps) => {
  const t = useText();
  const { owner } = connection;
  return (
    <Typography variant={variant} textColor={owner ? 'neutral800' : 'neutral600'} dir="auto">
      {owner ?? t('account.owner.unknown')}
    </Typography>
  );
};
