import { Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink, useLocation, useSearchParams } from 'react-router-dom';
import { styled } from 'styled-components';

import type { ListedDelivery } from '../../../../contracts/deliveries';
import { useGetSocialContentTypesQuery } from '../../api/rules-api';
import { PlatformBadge } from '../../components/PlatformBadge';
import { StateText } from '../../components/StateText';
import { TimeText } from '../../components/TimeText';
import { presentDelivery } from '../../content-manager/delivery-presentation';
import { useDeliveryTime } from '../../content-manager/use-delivery-time';
import { useText } from '../../translations/use-text';
import { withOpenDelivery } from './activity-filters';
import { SOURCE_TEXT } from './activity-words';
import { accountOf } from './row-words';
import { shownTimeOf } from './shown-time';

interface CellProps {
  delivery: ListedDelivery;
}

/** Two lines at most: the whole sentence is in the story of the post. */
const Clamped = styled.span`
  display: -webkit-box;
  overflow: hidden;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 2;
`;

/** Which entry; leads to the story of the post. */
export const EntryCell = ({ delivery }: CellProps) => {
  const t = useText();
  const { pathname } = useLocation();
  const [parameters] = useSearchParams();
  const { data: types = [] } = useGetSocialContentTypesQuery();
  const { id, entryTitle, entryUid, locale } = delivery;
  const type = types.find(({ uid }) => uid === entryUid)?.displayName;
  const about = [type, locale].filter(Boolean).join(' · ');
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Link
        tag={RouterLink}
        to={{ pathname, search: withOpenDelivery(parameters, id).toString() }}
        dir="auto"
      >
        {entryTitle ?? t('attention.untitled')}
      </Link>
      {about ? (
        <Typography variant="pi" textColor="neutral600">
          {about}
        </Typography>
      ) : null}
    </Flex>
  );
};

/** To whom. */
export const AccountCell = ({ delivery }: CellProps) => (
  <Flex gap={2} alignItems="center">
    <PlatformBadge platform={delivery.platform} />
    <Typography variant="omega" textColor="neutral800" dir="auto">
      {accountOf(delivery)}
    </Typography>
  </Flex>
);

/** Where it stands, and why. */
export const StateCell = ({ delivery }: CellProps) => {
  const t = useText();
  const timeOf = useDeliveryTime();
  const { icon, tone, messageId, detail, ...shown } = presentDelivery(delivery, Date.now());
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <StateText icon={icon} tone={tone}>
        {t(messageId, { time: timeOf(shown) })}
      </StateText>
      {detail ? (
        <Typography variant="pi" textColor="neutral600" dir="auto" title={detail}>
          <Clamped>{detail}</Clamped>
        </Typography>
      ) : null}
    </Flex>
  );
};

/** When it went out or is to, and after how many attempts when one was not enough. */
export const TimeCell = ({ delivery }: CellProps) => {
  const t = useText();
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography variant="omega" textColor="neutral800">
        <TimeText at={shownTimeOf(delivery)} />
      </Typography>
      {delivery.attempts > 1 ? (
        <Typography variant="pi" textColor="neutral600">
          {t('activity.attempts', { count: delivery.attempts })}
        </Typography>
      ) : null}
    </Flex>
  );
};

/** Who or what asked for it. */
export const AskedCell = ({ delivery }: CellProps) => {
  const t = useText();
  const { source, askedBy } = delivery;
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography variant="omega" textColor="neutral800">
        {source === null ? t('activity.source.unknown') : t(SOURCE_TEXT[source])}
      </Typography>
      {askedBy ? (
        <Typography variant="pi" textColor="neutral600" dir="auto">
          {askedBy}
        </Typography>
      ) : null}
    </Flex>
  );
};
