import { Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';

import type { BulkRowView, BULK_TIMINGS } from '../../../../contracts/bulk';
import { RowList } from '../../components/RowList';
import { StateText } from '../../components/StateText';
import type { MessageId } from '../../translations/message';
import { useText } from '../../translations/use-text';
import { entryPathOf } from '../../entries/entry-path';
import { ROW_LOOK } from './order-look';

const TIMING_TEXT: Record<(typeof BULK_TIMINGS)[number], MessageId> = {
  soon: 'bulk.timing.soon',
  at: 'bulk.timing.unknown',
  spread: 'bulk.timing.spread',
  slot: 'bulk.timing.slot',
};

interface BulkRowProps {
  row: BulkRowView;
  /** Of the order: the clock of its times. */
  zone: string;
}

const Title = ({ row }: { row: BulkRowView }) => {
  const t = useText();
  const { entryUid, entryDocumentId, entryTitle, locale, position } = row;
  if (!entryUid || !entryDocumentId) {
    return (
      <Typography variant="omega" fontWeight="semiBold" textColor="neutral800">
        {t('bulk.row', { position })}
      </Typography>
    );
  }
  return (
    <Flex gap={2} alignItems="baseline" wrap="wrap">
      <Typography variant="pi" textColor="neutral600">
        {t('bulk.row', { position })}
      </Typography>
      <Link
        tag={NavLink}
        dir="auto"
        to={entryPathOf({
          ...{ entryUid, entryDocumentId, locale: locale ?? '' },
          entryKind: 'collectionType',
        })}
      >
        {entryTitle ?? t('bulk.row.untitled')}
      </Link>
    </Flex>
  );
};

/** One row: which entry, to whom, when, what became of it and why. */
export const BulkRow = ({ row, zone }: BulkRowProps) => {
  const t = useText();
  const intl = useIntl();
  const { icon, tone, textId } = ROW_LOOK[row.state];
  const time =
    row.dueAt === null
      ? t(TIMING_TEXT[row.timing])
      : intl.formatDate(row.dueAt, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone });
  const targets =
    row.targetNames.length === 0 ? t('bulk.row.allTargets') : row.targetNames.join(', ');
  return (
    <RowList.Row label={t('bulk.row', { position: row.position })}>
      <Title row={row} />
      <StateText icon={icon} tone={tone}>
        {t(textId)}
      </StateText>
      {row.problem ? (
        <Typography variant="omega" textColor="neutral800" dir="auto">
          {row.problem}
        </Typography>
      ) : null}
      <Typography variant="pi" textColor="neutral600">
        {time}
        {' · '}
        <span dir="auto">{targets}</span>
        {row.locale ? ` · ${row.locale}` : null}
      </Typography>
      {row.text ? (
        <Typography variant="pi" textColor="neutral600" dir="auto">
          {row.text}
        </Typography>
      ) : null}
    </RowList.Row>
  );
};
