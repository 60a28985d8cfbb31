import { useState } from 'react';

import { Box, Flex, IconButton, Typography, VisuallyHidden } from '@strapi/design-system';
import { Check, Duplicate } from '@strapi/icons';
import { useClipboard } from '@strapi/strapi/admin';
import { styled } from 'styled-components';

import { useText } from '../translations/use-text';

/** Addresses stay left to right also in Arabic, and may break anywhere. */
const Code = styled.code`
  overflow-wrap: anywhere;
  unicode-bidi: isolate;
`;

/** A value to take elsewhere. `name` completes the button's label: "Copy the callback address". */
export const CopyValue = ({ value, name }: { value: string; name: string }) => {
  const t = useText();
  const { copy } = useClipboard();
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);

  const copyNow = async () => setOutcome((await copy(value)) ? 'copied' : 'failed');

  return (
    <Flex gap={2} alignItems="center">
      <Box background="neutral100" borderColor="neutral200" hasRadius padding={2}>
        <Typography variant="pi" textColor="neutral800">
          <Code dir="ltr">{value}</Code>
        </Typography>
      </Box>
      <IconButton label={t('copy.label', { name })} onClick={() => void copyNow()}>
        {outcome === 'copied' ? <Check /> : <Duplicate />}
      </IconButton>
      <VisuallyHidden role="status">
        {outcome === 'copied' ? t('copy.done') : null}
        {outcome === 'failed' ? t('copy.failed') : null}
      </VisuallyHidden>
    </Flex>
  );
};
