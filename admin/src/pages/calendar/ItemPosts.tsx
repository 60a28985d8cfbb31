import { Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { CalendarItem, CalendarPost } from '../../../../contracts/calendar';
import { PlatformBadge } from '../../components/PlatformBadge';
import { StateText } from '../../components/StateText';
import { accountNameOf, presentPlatform } from '../../platforms/presentation';
import { isWebAddress } from '../../platforms/web-address';
import { useText } from '../../translations/use-text';
import { ITEM_LOOKS } from './item-look';

const List = styled.ul`
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[3]};
`;

/** Later than the item by more than this, it waits for something. */
const LATE_MS = 60_000;

const isLate = ({ at }: CalendarItem, { dueAt, state }: CalendarPost): boolean =>
  (state === 'held' || state === 'queued') &&
  dueAt !== null &&
  Date.parse(dueAt) - Date.parse(at) > LATE_MS;

const PostRow = ({ item, post }: { item: CalendarItem; post: CalendarPost }) => {
  const t = useText();
  const intl = useIntl();
  const { platform, handle, url, reason } = post;
  const { icon, tone, messageId } = ITEM_LOOKS[post.state];
  const account =
    handle === null ? presentPlatform(platform).label : accountNameOf(platform, handle);
  const time = (at: string) => intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <li>
      <Flex gap={3} alignItems="flex-start">
        <PlatformBadge platform={platform} />
        <Flex direction="column" alignItems="flex-start" gap={1} flex="1">
          <Typography variant="omega" textColor="neutral800" dir="auto">
            {account}
          </Typography>
          <StateText icon={icon} tone={tone}>
            {t(messageId)}
          </StateText>
          {isLate(item, post) && post.dueAt ? (
            <Typography variant="pi" textColor="neutral600">
              {t('calendar.post.later', { time: time(post.dueAt) })}
            </Typography>
          ) : null}
          {reason ? (
            <Typography variant="pi" textColor="neutral600" dir="auto">
              {reason}
            </Typography>
          ) : null}
          {isWebAddress(url) ? (
            <Link href={url} isExternal>
              {t('calendar.post.open', { account })}
            </Link>
          ) : null}
        </Flex>
      </Flex>
    </li>
  );
};

/** Where an item goes, and what became of each post. */
export const ItemPosts = ({ item }: { item: CalendarItem }) => {
  const t = useText();
  if (item.posts.length === 0) {
    return (
      <Typography variant="pi" textColor="neutral600">
        {t('calendar.post.none')}
      </Typography>
    );
  }
  return (
    <List aria-label={t('calendar.post.list')}>
      {item.posts.map((post, place) => (
        <PostRow key={post.deliveryId ?? `${post.platform}${place}`} item={item} post={post} />
      ))}
    </List>
  );
};
