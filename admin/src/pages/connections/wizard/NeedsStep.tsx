import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';

import { CopyValue } from '../../../components/CopyValue';
import { Notice } from '../../../components/Notice';
import { SetupGuide } from '../../../settings/platforms/SetupGuide';
import { useText } from '../../../translations/use-text';
import { PLATFORM_SETTINGS_PATH } from '../settings-path';
import type { Way } from './PlatformStep';
import { needsOf } from './needs';

const List = styled.ul`
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[2]};
  padding-inline-start: ${({ theme }) => theme.spaces[5]};
  list-style: disc;
  color: ${({ theme }) => theme.colors.neutral800};
`;

interface NeedsStepProps {
  way: Way;
  /** Null: not known yet. */
  canEditSettings: boolean | null;
}

/** The operator's app: whether it is there, and what its portal has to know. */
const AppPart = ({ way, canEditSettings }: NeedsStepProps) => {
  const t = useText();
  const { platform, method } = way;
  const { label, callbackUrl } = platform;
  if (method.app === null) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {method.isConfigured ? null : (
        <Notice tone="warning">
          {t('platforms.notSetUp', { platform: label })}{' '}
          {canEditSettings === false ? t('platforms.askAdmin') : null}
        </Notice>
      )}
      {canEditSettings && callbackUrl ? (
        <Box>
          <Typography variant="pi" textColor="neutral700">
            {t('needs.callback', { platform: label })}
          </Typography>
          <CopyValue
            value={callbackUrl}
            name={t('platforms.callbackAddress', { platform: label })}
          />
        </Box>
      ) : null}
      {canEditSettings && !method.isConfigured ? (
        <>
          <SetupGuide app={method.app} name={label} isOpenAtFirst />
          <Link tag={NavLink} to={PLATFORM_SETTINGS_PATH}>
            {t('platforms.settingsLink')}
          </Link>
        </>
      ) : null}
    </Flex>
  );
};

/** What to have at hand before the platform asks. */
export const NeedsStep = ({ way, canEditSettings }: NeedsStepProps) => {
  const t = useText();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <List>
        {needsOf(way.platform, way.method).map(({ messageId, values }) => (
          <li key={messageId}>
            <Typography>{t(messageId, values)}</Typography>
          </li>
        ))}
      </List>
      <AppPart way={way} canEditSettings={canEditSettings} />
    </Flex>
  );
};
