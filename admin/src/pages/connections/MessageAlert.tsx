import { useEffect, useRef } from 'react';

import { Alert, Box, Typography } from '@strapi/design-system';

import { useGetSocialPlatformsQuery } from '../../api/connections-api';
import type { MessageId } from '../../translations/message';
import { useText } from '../../translations/use-text';
import type { PageMessage } from './connect-message';

interface MessageAlertProps {
  message: PageMessage;
  onClose: () => void;
}

/** What can be done with what was connected; null until it is known, or when nothing was. */
const useConsequence = ({ connectedTo }: PageMessage): MessageId | null => {
  const { data } = useGetSocialPlatformsQuery();
  const platform = data?.find(({ id }) => id === connectedTo);
  if (!platform) return null;
  return platform.canPost ? 'callback.canGoOut' : 'account.postsLater';
};

export const MessageAlert = ({ message, onClose }: MessageAlertProps) => {
  const t = useText();
  const consequence = useConsequence(message);
  const box = useRef<HTMLDivElement>(null);

  // What is pressed far down the page tells its outcome up here.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [message]);

  return (
    <Box ref={box}>
      <Alert variant={message.tone} closeLabel={t('message.close')} onClose={onClose}>
        {t(message.messageId, message.values)} {consequence ? t(consequence) : null}
        {message.detail ? (
          <Box tag="span" display="block" paddingTop={1}>
            <Typography variant="pi" textColor="neutral600" dir="auto">
              {message.detail}
            </Typography>
          </Box>
        ) : null}
      </Alert>
    </Box>
  );
};
