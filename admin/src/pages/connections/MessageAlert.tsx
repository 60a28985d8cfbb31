import { Alert, Box, Typography } from '@strapi/design-system';

import { useText } from '../../translations/use-text';
import type { PageMessage } from './connect-message';

interface MessageAlertProps {
  message: PageMessage;
  onClose: () => void;
}

export const MessageAlert = ({ message, onClose }: MessageAlertProps) => {
  const t = useText();
  return (
    <Alert variant={message.tone} closeLabel={t('message.close')} onClose={onClose}>
      {t(message.messageId, message.values)}
      {message.detail ? (
        <Box tag="span" display="block" paddingTop={1}>
          <Typography variant="pi" textColor="neutral600" dir="auto">
            {message.detail}
          </Typography>
        </Box>
      ) : null}
    </Alert>
  );
};
