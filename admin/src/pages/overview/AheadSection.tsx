import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';

import type { ComingItem, OverviewView } from '../../../../contracts/overview';
import { pageLink } from '../../attention/plugin-links';
import { Card } from '../../components/Card';
import { PlatformBadge } from '../../components/PlatformBadge';
import { entryPathOf } from '../../entries/entry-path';
import { useText } from '../../translations/use-text';
import { useDayText } from './use-day-text';

type AheadDay = OverviewView['ahead'][number];

/** The clock before the entry, badges at the end; below each other where there is no room. */
const ItemLine = styled.li`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[2]};
  min-width: 0;
`;

const Clock = styled.span`
  font-variant-numeric: tabular-nums;
`;

const Item = ({ item }: { item: ComingItem }) => {
  const t = useText();
  const intl = useIntl();
  const { wallTime, platforms, isWarned, entryTitle } = item;
  const time = intl.formatTime(`${wallTime}:00Z`, {
    ...{ timeZone: 'UTC', hour: '2-digit', minute: '2-digit' },
  });
  return (
    <ItemLine>
      <Typography variant="omega" textColor="neutral600">
        <Clock>{time}</Clock>
      </Typography>
      <Link tag={NavLink} to={entryPathOf(item)} dir="auto">
        {entryTitle ?? t('overview.ahead.untitled')}
      </Link>
      <Flex gap={1} shrink={0}>
        {platforms.map((platform) => (
          <PlatformBadge key={platform} platform={platform} />
        ))}
      </Flex>
      {isWarned ? (
        <Flex gap={1} alignItems="center">
          <WarningCircle fill="warning600" width="1.6rem" height="1.6rem" aria-hidden />
          <Typography variant="pi" textColor="neutral800">
            {t('overview.ahead.warned')}
          </Typography>
        </Flex>
      ) : null}
    </ItemLine>
  );
};

const Day = ({ ahead, siteId: site }: { ahead: AheadDay; siteId: number | undefined }) => {
  const t = useText();
  const dayText = useDayText();
  const { day, posts: count, items, more } = ahead;
  const name = dayText(day, { hasWeekday: true });
  const to = pageLink('calendar', { view: 'day', date: day, site });
  return (
    <Box tag="li" paddingTop={3} paddingBottom={3}>
      <Flex justifyContent="space-between" gap={2} wrap="wrap">
        <Typography tag="h3" variant="omega" fontWeight="semiBold">
          {name}
        </Typography>
        {count === 0 ? (
          <Typography variant="pi" textColor="neutral600">
            {t('overview.ahead.nothing')}
          </Typography>
        ) : (
          <Link
            tag={NavLink}
            to={to}
            aria-label={t('overview.ahead.countOn', { count, day: name })}
          >
            {t('overview.ahead.count', { count })}
          </Link>
        )}
      </Flex>
      {items.length > 0 ? (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
          {items.map((item) => (
            <Item key={item.key} item={item} />
          ))}
        </Flex>
      ) : null}
      {more > 0 ? (
        <Typography variant="pi" textColor="neutral600">
          {t('overview.ahead.more', { count: more })}
        </Typography>
      ) : null}
    </Box>
  );
};

interface AheadSectionProps {
  overview: Pick<OverviewView, 'ahead' | 'timezone'>;
  siteId: number | undefined;
}

/** What goes out on the next days. */
export const AheadSection = ({ overview, siteId }: AheadSectionProps) => {
  const t = useText();
  return (
    <Card>
      <Typography tag="h2" variant="delta">
        {t('overview.ahead.title')}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {t('overview.ahead.zone', { zone: overview.timezone })}
      </Typography>
      <ul>
        {overview.ahead.map((ahead) => (
          <Day key={ahead.day} ahead={ahead} siteId={siteId} />
        ))}
      </ul>
    </Card>
  );
};
