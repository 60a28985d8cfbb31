import { Typography, VisuallyHidden } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { TargetPreview } from '../../../contracts/dispatch';
import { useText } from '../translations/use-text';
import type { ComposerPart } from './composer-state';

/** Digits of one width, so that the counter does not dance while somebody types. */
const Digits = styled.span`
  font-variant-numeric: tabular-nums;
  white-space: nowrap;
`;

/** "212 / 280", by the platform's own counting. */
export const TextCounter = ({
  id,
  part,
  target,
}: {
  id: string;
  part: ComposerPart;
  target: Pick<TargetPreview, 'limit' | 'unit'>;
}) => {
  const t = useText();
  const intl = useIntl();
  const { limit, unit } = target;
  const count = part.count === null ? '…' : intl.formatNumber(part.count);
  const unitText = unit === 'graphemes' ? t('counter.graphemes') : t('counter.characters');

  return (
    <Typography
      id={id}
      aria-live="polite"
      variant="pi"
      fontWeight={part.isTooLong ? 'bold' : 'regular'}
      textColor={part.isTooLong ? 'danger700' : 'neutral600'}
    >
      <Digits dir="ltr">{`${count} / ${intl.formatNumber(limit)}`}</Digits>
      <VisuallyHidden>
        {` ${unitText}`}
        {part.isTooLong ? ` ${t('counter.tooLong')}` : null}
      </VisuallyHidden>
    </Typography>
  );
};
