import { Typography, VisuallyHidden } from '@strapi/design-system';
import { useTable } from '@strapi/strapi/admin';

import type { RollUp } from '../../../contracts/roll-ups';
import { useGetSocialContentTypesQuery } from '../api/rules-api';
import { getSocialRollUps } from '../api/roll-ups-api';
import { useText } from '../translations/use-text';
import { useRights } from '../use-rights';
import { RollUpText } from './RollUpText';
import { rollUpPollMs } from './roll-up-poll';

interface RollUpCellProps {
  model: string;
  documentId: string;
  locale: string;
}

const NONE: RollUp[] = [];

const documentIdOf = (row: object): string[] =>
  'documentId' in row && typeof row.documentId === 'string' ? [row.documentId] : [];

/** Where the entry of a row stands. All rows of a page ask the same, so one request is made. */
export const RollUpCell = ({ model, documentId, locale }: RollUpCellProps) => {
  const t = useText();
  const { canRead } = useRights();
  const { data: types } = useGetSocialContentTypesQuery(undefined, { skip: !canRead });
  const rows = useTable('RollUpCell', (table) => table.rows);
  const documentIds = rows.flatMap(documentIdOf);
  const asked = { contentType: model, documentIds, locale };
  const skip = !types?.some(({ uid }) => uid === model) || documentIds.length === 0;
  const { data = NONE, isSuccess } = getSocialRollUps.useQueryState(asked, { skip });
  getSocialRollUps.useQuerySubscription(asked, {
    skip,
    refetchOnMountOrArgChange: 5,
    pollingInterval: rollUpPollMs(data, Date.now()),
  });

  const own = data.find((one) => one.documentId === documentId);
  if (own) return <RollUpText counts={own} />;
  if (!isSuccess) return null;
  return (
    <Typography variant="omega" textColor="neutral600">
      <span aria-hidden>–</span>
      <VisuallyHidden>{t('rollUp.never')}</VisuallyHidden>
    </Typography>
  );
};
