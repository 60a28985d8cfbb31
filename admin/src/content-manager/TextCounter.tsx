import { Typography, VisuallyHidden } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import { useText } from '../translations/use-text';
import type { ComposerRow } from './composer-state';

/** Digits of one width, so that the counter does not dance while somebody types. */
const Digits = styled.span`
  font-variant-numeric: tabular-nums;
  white-space: nowrap;
`;

/** "212 / 280", by the platform's own counting. */
export const TextCounter = ({ id, row }: { id: string; row: ComposerRow }) => {
  const t = useText();
  const intl = useIntl();
  const { limit, unit } = row.target;
  const count = row.count === null ? '…' : intl.formatNumber(row.count);
  const unitText = unit === 'graphemes' ? t('counter.graphemes') : t('counter.characters');

  return (
    <Typography
      id={id}
      aria-live="polite"
      variant="pi"
      fontWeight={row.isTooLong ? 'bold' : 'regular'}
      textColor={row.isTooLong ? 'danger700' : 'neutral600'}
    >
      <Digits dir="ltr">{`${count} / ${intl.formatNumber(limit)}`}</Digits>
      <VisuallyHidden>
        {` ${unitText}`}
        {row.isTooLong ? ` ${t('counter.tooLong')}` : null}
      </VisuallyHidden>
    </Typography>
  );
};
