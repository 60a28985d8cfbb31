import { Box, Flex, Typography } from '@strapi/design-system';

import type { AccountChoice } from '../../../../../contracts/account-choices';
import { useGetSocialPlatformsQuery } from '../../../api/connections-api';
import { Notice } from '../../../components/Notice';
import { useText } from '../../../translations/use-text';

/** What will not work, because a permission was left out, or because of this version. */
export const ChooseNotes = ({ platform, platformLabel, missing }: AccountChoice) => {
  const t = useText();
  const { data = [] } = useGetSocialPlatformsQuery();
  const canPost = data.find(({ id }) => id === platform)?.canPost ?? true;
  return (
    <>
      {missing.length > 0 ? (
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
      ) : null}
      {canPost ? null : <Notice>{t('platforms.cannotPost')}</Notice>}
    </>
  );
};
