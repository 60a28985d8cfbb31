import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { ApprovalPost } from '../../../../contracts/approvals';
import { PlatformBadge } from '../../components/PlatformBadge';
import { accountNameOf } from '../../platforms/presentation';
import { useText } from '../../translations/use-text';

/** As the post will have it, with its lines. */
const Written = styled.div`
  white-space: pre-wrap;
  overflow-wrap: anywhere;
`;

const Post = ({ post, zone }: { post: ApprovalPost; zone: string | undefined }) => {
  const t = useText();
  const intl = useIntl();
  const { platform, platformLabel, handle, parts, mediaCount, scheduledAt } = post;
  const account = handle === null ? platformLabel : accountNameOf(platform, handle);
  const time =
    scheduledAt === null
      ? t('approvals.post.atOnce')
      : intl.formatDate(scheduledAt, {
          ...{ dateStyle: 'medium', timeStyle: 'short', timeZone: zone },
        });
  return (
    <Box tag="li" background="neutral100" hasRadius padding={3}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Flex gap={2} alignItems="center" wrap="wrap">
          <PlatformBadge platform={platform} />
          <Typography variant="pi" fontWeight="semiBold" textColor="neutral800" dir="auto">
            {account}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {time}
          </Typography>
          {mediaCount > 0 ? (
            <Typography variant="pi" textColor="neutral600">
              {t('approvals.post.media', { count: mediaCount })}
            </Typography>
          ) : null}
        </Flex>
        {parts.map((text, index) => (
          <Box key={`${index}/${text}`}>
            {parts.length > 1 ? (
              <Typography variant="pi" textColor="neutral600">
                {t('approvals.post.part', { part: index + 1, count: parts.length })}
              </Typography>
            ) : null}
            <Typography tag={Written} variant="omega" textColor="neutral800" dir="auto">
              {text === '' ? t('approvals.post.noText') : text}
            </Typography>
          </Box>
        ))}
      </Flex>
    </Box>
  );
};

interface ApprovalPostsProps {
  posts: readonly ApprovalPost[];
  /** Of the site: the clock of its times. */
  zone: string | undefined;
}

/** The posts as they are to go out. */
export const ApprovalPosts = ({ posts, zone }: ApprovalPostsProps) => {
  const t = useText();
  return (
    <Flex
      tag="ul"
      direction="column"
      alignItems="stretch"
      gap={2}
      width="100%"
      aria-label={t('approvals.posts')}
    >
      {posts.map((post) => (
        <Post key={post.id} post={post} zone={zone} />
      ))}
    </Flex>
  );
};
