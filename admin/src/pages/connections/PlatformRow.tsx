import { useId } from 'react';

import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { Platform } from '../../../../contracts/platforms';
import { CopyValue } from '../../components/CopyValue';
import { PlatformBadge } from '../../components/PlatformBadge';
import { useText } from '../../translations/use-text';
import { ConnectButton } from './ConnectButton';
import type { PageMessage } from './connect-message';
import type { ConnectRight } from './connect-right';

interface PlatformRowProps {
  platform: Platform;
  connectRight: ConnectRight;
  onMessage: (message: PageMessage) => void;
}

const Row = styled.li`
  padding: ${({ theme }) => `${theme.spaces[4]} ${theme.spaces[6]}`};

  & + & {
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;

/** What the operator has to do before anybody can connect. */
const SetUp = ({ platform, id }: { platform: Platform; id: string }) => {
  const t = useText();
  const keys = ['clientId', 'clientSecret'].map((key) => `platforms.${platform.id}.${key}`);
  const [clientId = '', clientSecret = ''] = keys;
  return (
    <Flex direction="column" alignItems="flex-start" gap={2} paddingTop={2}>
      <Typography variant="pi" textColor="neutral700" id={id}>
        {t('platforms.setUp', { platform: platform.label, clientId, clientSecret })}
      </Typography>
      {platform.callbackUrl ? (
        <CopyValue
          value={platform.callbackUrl}
          name={t('platforms.callbackAddress', { platform: platform.label })}
        />
      ) : null}
    </Flex>
  );
};

export const PlatformRow = (props: PlatformRowProps) => {
  const { platform, connectRight } = props;
  const t = useText();
  const setUpId = useId();
  const byOAuth = platform.connectBy === 'oauth2';
  const how = byOAuth
    ? t('platforms.byOAuth', { platform: platform.label })
    : t('platforms.byPassword');

  return (
    <Row>
      <Flex justifyContent="space-between" alignItems="center" gap={4} wrap="wrap">
        <Flex gap={3} alignItems="center">
          <PlatformBadge platform={platform.id} isNamedBeside />
          <Flex direction="column" alignItems="flex-start">
            <Typography tag="h3" variant="omega" fontWeight="semiBold">
              {platform.label}
            </Typography>
            <Typography variant="pi" textColor="neutral600">
              {platform.isConfigured ? how : t('platforms.notConfigured')}
            </Typography>
          </Flex>
        </Flex>
        <ConnectButton
          platform={platform}
          text={t('connect.text')}
          name={t('connect.name', { platform: platform.label })}
          isDisabled={!connectRight.isAllowed || !platform.isConfigured}
          describedBy={platform.isConfigured ? connectRight.reasonId : setUpId}
          onMessage={props.onMessage}
        />
      </Flex>
      {platform.isConfigured ? null : <SetUp platform={platform} id={setUpId} />}
    </Row>
  );
};
