import { useEffect, useRef } from 'react';

import { Alert, Box, Typography } from '@strapi/design-system';

import { useText } from '../../translations/use-text';
import type { PageMessage } from './connect-message';

interface MessageAlertProps {
  message: PageMessage;
  onClose: () => void;
}

export const MessageAlert = ({ message, onClose }: MessageAlertProps) => {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);

  // What is pressed far down the page tells its outcome up here.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [message]);

  return (
    <Box ref={box}>
      <Alert variant={message.tone} closeLabel={t('message.close')} onClose={onClose}>
        {t(message.messageId, message.values)} {message.connectedTo ? t('callback.canGoOut') : null}
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
