import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { DeliveryDetails } from '../../../../../contracts/answers';
import { CopyValue } from '../../../components/CopyValue';
import { Section } from '../../../components/Section';
import { isWebAddress } from '../../../platforms/web-address';
import type { MessageId } from '../../../translations/message';
import { useText } from '../../../translations/use-text';

/** As it was written: with its line breaks, and long words broken. */
const AsWritten = styled.span`
  white-space: pre-wrap;
  overflow-wrap: anywhere;
`;

/** A post that is out, and one that came to nothing, is spoken of in the past. */
const TITLES: Partial<Record<DeliveryDetails['state'], MessageId>> = {
  published: 'activity.post.out',
  failed: 'activity.post.unsent',
  missed: 'activity.post.unsent',
  cancelled: 'activity.post.unsent',
};

/** What the post says, and where it is. */
export const PostText = ({ delivery, account }: { delivery: DeliveryDetails; account: string }) => {
  const t = useText();
  const { state, text, partCount, platformLabel, url, removedAt, goneAt } = delivery;
  const isOut = state === 'published';
  return (
    <Section title={t(TITLES[state] ?? 'activity.post.planned')}>
      <Box background="neutral100" borderColor="neutral200" hasRadius padding={4}>
        <Typography variant="omega" textColor="neutral800" dir="auto">
          <AsWritten>{text || t('activity.post.empty')}</AsWritten>
        </Typography>
      </Box>
      {partCount > 1 ? (
        <Typography variant="pi" textColor="neutral600">
          {t('activity.post.parts', { count: partCount })}
        </Typography>
      ) : null}
      {isOut && removedAt === null && goneAt === null && isWebAddress(url) ? (
        <Flex direction="column" alignItems="flex-start" gap={2}>
          <CopyValue value={url} name={t('activity.post.link')} />
          <Link
            href={url}
            isExternal
            aria-label={t('delivery.open.name', { platform: platformLabel, account })}
          >
            {t('delivery.open')}
          </Link>
        </Flex>
      ) : null}
    </Section>
  );
};
