import { Box, Button, Flex, Loader, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';

import { useText } from '../translations/use-text';

/** A part of a page or panel that is being loaded. */
export const SectionLoading = () => {
  const t = useText();
  return (
    <Flex justifyContent="center" padding={4} width="100%">
      <Loader small>{t('section.loading')}</Loader>
    </Flex>
  );
};

/** A part that could not be loaded: what happened, and the way to try again. */
export const SectionError = ({ message, onRetry }: { message: string; onRetry: () => void }) => {
  const t = useText();
  return (
    <Box role="alert" width="100%">
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <Typography variant="pi" textColor="danger700" dir="auto">
          {message}
        </Typography>
        <Button variant="tertiary" size="S" startIcon={<ArrowClockwise />} onClick={onRetry}>
          {t('section.retry')}
        </Button>
      </Flex>
    </Box>
  );
};
