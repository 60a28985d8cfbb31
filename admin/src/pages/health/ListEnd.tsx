import { TextButton, Typography } from '@strapi/design-system';

import type { DeliveryPage } from '../../../../contracts/deliveries';
import { useText } from '../../translations/use-text';
import { nextPageSize } from './page-size';

interface ListEndProps {
  page: DeliveryPage;
  /** How many there are, also those that this person may not read. */
  count: number;
  pageSize: number;
  onWantMore: (pageSize: number) => void;
}

/** Below a list: the way to more rows, or why some of them are not shown. */
export const ListEnd = ({ page, count, pageSize, onWantMore }: ListEndProps) => {
  const t = useText();
  const { deliveries, nextBefore } = page;
  const next = nextPageSize(pageSize, nextBefore !== null);
  const hidden = count - deliveries.length;
  if (next !== null) {
    return <TextButton onClick={() => onWantMore(next)}>{t('attention.more')}</TextButton>;
  }
  if (nextBefore !== null) {
    return (
      <Typography variant="pi" textColor="neutral600">
        {t('attention.longList')}
      </Typography>
    );
  }
  if (hidden <= 0) return null;
  return (
    <Typography variant="pi" textColor="neutral600">
      {t('attention.hidden', { count: hidden })}
    </Typography>
  );
};
