import { Box, Flex, Typography } from '@strapi/design-system';

import { StateText } from '../../components/StateText';
import { useDeliveryTime } from '../../content-manager/use-delivery-time';
import { useText } from '../../translations/use-text';
import type { Headline } from './headline';

/** How it stands, in one sentence with the next step; read out when it changes. */
export const HeadlineBox = ({ headline }: { headline: Headline }) => {
  const t = useText();
  const timeOf = useDeliveryTime();
  const { messageId, values, at, icon, tone, detail } = headline;
  const time = timeOf({ at, isZoned: false });

  return (
    <Box
      role="status"
      background={`${tone}100`}
      borderColor={`${tone}200`}
      hasRadius
      padding={5}
      width="100%"
    >
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <StateText icon={icon} tone={tone} size="L">
          {t(messageId, { ...values, time })}
        </StateText>
        {detail ? (
          <Typography variant="omega" textColor="neutral700" dir="auto">
            {detail}
          </Typography>
        ) : null}
      </Flex>
    </Box>
  );
};
