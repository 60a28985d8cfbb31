import { Box, Flex, Typography } from '@strapi/design-system';

import type { AccountChoice } from '../../../../../contracts/account-choices';
import { Notice } from '../../../components/Notice';
import { useText } from '../../../translations/use-text';

/** What will not work, because a permission was left out. */
export const ChooseNotes = ({ platformLabel, missing }: AccountChoice) => {
  const t = useText();
  if (missing.length === 0) return null;
  return (
    <Notice tone="warning">
      {t('choose.missing', { platform: platformLabel })}
      <Box tag="ul" paddingTop={1} paddingLeft={4}>
        {missing.map(({ scope, without }) => (
          <Flex key={scope} tag="li" gap={1} wrap="wrap">
            <Typography variant="pi" fontWeight="semiBold" dir="ltr">
              {scope}:
            </Typography>
            <Typography variant="pi">{without}</Typography>
          </Flex>
        ))}
      </Box>
    </Notice>
  );
};
