import { Link, Typography } from '@strapi/design-system';

import type { ConnectionView } from '../../../../contracts/connections';
import { TimeText } from '../../components/TimeText';
import { isWebAddress } from '../../platforms/web-address';
import { useText } from '../../translations/use-text';
import { accountValues } from './action-result';

interface AccountLastPostProps {
  connection: ConnectionView;
  /** `pi` where it stands among other small lines. @default 'omega' */
  variant?: 'omega' | 'pi';
}

/** When the newest post went out; leads to it where it has an address. */
export const AccountLastPost = ({ connection, variant = 'omega' }: AccountLastPostProps) => {
  const t = useText();
  const { lastPost } = connection;
  if (!lastPost) {
    return (
      <Typography variant={variant} textColor="neutral600">
        {t('account.lastPost.none')}
      </Typography>
    );
  }
  const time = <TimeText at={lastPost.at} />;
  if (!isWebAddress(lastPost.url)) return <Typography variant={variant}>{time}</Typography>;
  return (
    <Link
      href={lastPost.url}
      isExternal
      title={t('account.lastPost.open', accountValues(connection))}
    >
      {time}
    </Link>
  );
};
