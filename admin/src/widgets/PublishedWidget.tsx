import { Flex, Link, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';

import type { ListedDelivery } from '../../../contracts/deliveries';
import { useGetSocialActivityQuery } from '../api/activity-api';
import { useProblemText } from '../api/use-problem-text';
import { PlatformBadge } from '../components/PlatformBadge';
import { TimeText } from '../components/TimeText';
import { entryPathOf } from '../entries/entry-path';
import { accountNameOf } from '../platforms/presentation';
import { useText } from '../translations/use-text';

const SHOWN = 5;

const Published = ({ delivery }: { delivery: ListedDelivery }) => {
  const t = useText();
  const { platform, platformLabel: label, handle, entryTitle, postedAt, createdAt, url } = delivery;
  const account = handle === null ? label : accountNameOf(platform, handle);
  return (
    <Flex tag="li" justifyContent="space-between" alignItems="center" gap={2}>
      <Flex gap={2} alignItems="center" minWidth={0}>
        <PlatformBadge platform={platform} />
        <Link tag={NavLink} to={entryPathOf(delivery)} dir="auto">
          {entryTitle ?? t('overview.ahead.untitled')}
        </Link>
      </Flex>
      <Flex gap={2} alignItems="center" shrink={0}>
        <Typography variant="pi" textColor="neutral600">
          <TimeText at={postedAt ?? createdAt} />
        </Typography>
        {url ? (
          <Link
            href={url}
            isExternal
            aria-label={t('delivery.open.name', { platform: label, account })}
          >
            {t('delivery.open')}
          </Link>
        ) : null}
      </Flex>
    </Flex>
  );
};

/** What went out last, on the homepage. */
export const PublishedWidget = () => {
  const t = useText();
  const problemText = useProblemText();
  const { data, error } = useGetSocialActivityQuery(
    { state: 'published', sort: '-scheduledAt', pageSize: SHOWN },
    { refetchOnMountOrArgChange: true }
  );
  if (!data) return error ? <Widget.Error>{problemText(error)}</Widget.Error> : <Widget.Loading />;
  if (data.deliveries.length === 0) {
    return <Widget.NoData>{t('widgets.published.empty')}</Widget.NoData>;
  }
  return (
    <Flex
      tag="ul"
      direction="column"
      alignItems="stretch"
      gap={3}
      aria-label={t('widgets.published.title')}
      data-social-distribution
    >
      {data.deliveries.map((delivery) => (
        <Published key={delivery.id} delivery={delivery} />
      ))}
    </Flex>
  );
};
