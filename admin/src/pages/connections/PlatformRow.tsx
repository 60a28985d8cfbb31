import { useId } from 'react';

import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { Platform } from '../../../../contracts/platforms';
import { PlatformBadge } from '../../components/PlatformBadge';
import type { MessageId } from '../../translations/message';
import { useText } from '../../translations/use-text';
import { ConnectButton } from './ConnectButton';
import { PlatformSetUp } from './PlatformSetUp';
import type { PageMessage } from './connect-message';
import type { ConnectRight } from './connect-right';

interface PlatformRowProps {
  platform: Platform;
  connectRight: ConnectRight;
  /** Null: not known yet. */
  canEditSettings: boolean | null;
  onMessage: (message: PageMessage) => void;
}

const Row = styled.li`
  padding: ${({ theme }) => `${theme.spaces[4]} ${theme.spaces[6]}`};

  & + & {
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;

/** Wide enough to read; when there is no room beside it, the button goes below. */
const Words = styled.div`
  display: flex;
  flex: 1 1 22rem;
  flex-direction: column;
  min-width: 0;
`;

const howToConnect = ({ methods, hasServers }: Platform): MessageId => {
  if (methods.every(({ connectBy }) => connectBy === 'app_password')) return 'platforms.byPassword';
  return hasServers ? 'platforms.byServer' : 'platforms.byOAuth';
};

export const PlatformRow = (props: PlatformRowProps) => {
  const { platform, connectRight } = props;
  const t = useText();
  const setUpId = useId();
  const { id, label, methods } = platform;
  const isConfigured = methods.some((method) => method.isConfigured);

  return (
    <Row>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
        <Flex gap={3} alignItems="flex-start" flex="1 1 26rem">
          <PlatformBadge platform={id} isNamedBeside />
          <Words>
            <Typography tag="h3" variant="omega" fontWeight="semiBold">
              {label}
            </Typography>
            {isConfigured ? (
              <Typography variant="pi" textColor="neutral600">
                {t(howToConnect(platform), { platform: label })}
              </Typography>
            ) : null}
            <PlatformSetUp
              platform={platform}
              id={setUpId}
              canEditSettings={props.canEditSettings}
            />
          </Words>
        </Flex>
        <ConnectButton
          platform={platform}
          text={t('connect.text')}
          name={t('connect.name', { platform: label })}
          isDisabled={!connectRight.isAllowed || !isConfigured}
          describedBy={isConfigured ? connectRight.reasonId : setUpId}
          onMessage={props.onMessage}
        />
      </Flex>
    </Row>
  );
};
