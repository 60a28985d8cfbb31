import { useState } from 'react';

import { Button } from '@strapi/design-system';

import { useConnectSocialPlatformMutation } from '../../api/connections-api';
import { useProblemText } from '../../api/use-problem-text';
import { isWebAddress } from '../../platforms/web-address';
import type { ConnectButtonProps } from './ConnectButton';

/** Sends the browser to the platform, which sends it back to this page. */
export const OAuthConnectButton = ({ platform, onMessage, ...props }: ConnectButtonProps) => {
  const problemText = useProblemText();
  const [connect] = useConnectSocialPlatformMutation();
  const [isLeaving, setIsLeaving] = useState(false);

  const leave = async () => {
    setIsLeaving(true);
    const answer = await connect({ platform: platform.id, request: {} });
    if ('data' in answer && 'authorizeUrl' in answer.data) {
      const { authorizeUrl } = answer.data;
      if (isWebAddress(authorizeUrl)) return window.location.assign(authorizeUrl);
    }
    setIsLeaving(false);
    onMessage({
      tone: 'danger',
      messageId: 'connect.notStarted',
      values: { platform: platform.label },
      detail: 'error' in answer ? problemText(answer.error) : null,
    });
  };

  return (
    <Button
      variant={props.variant ?? 'secondary'}
      disabled={props.isDisabled}
      loading={isLeaving}
      aria-label={props.name}
      aria-describedby={props.describedBy}
      onClick={() => void leave()}
    >
      {props.text}
    </Button>
  );
};
