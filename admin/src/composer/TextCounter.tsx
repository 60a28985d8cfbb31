import { Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { TargetPreview } from '../../../contracts/dispatch';
import { useText } from '../translations/use-text';
import type { ComposerPart } from './composer-row';

/** Digits of one width, so that the counter does not dance while somebody types. */
const Digits = styled.span`
  font-variant-numeric: tabular-nums;
  white-space: nowrap;
`;

const Bar = styled.div`
  flex: 1 1 8rem;
  max-width: 16rem;
  height: 0.4rem;
  overflow: hidden;
  border-radius: 0.2rem;
  background: ${({ theme }) => theme.colors.neutral200};
`;

const Filled = styled.div<{ $tone: 'primary600' | 'warning500' | 'danger600' }>`
  height: 100%;
  background: ${({ theme, $tone }) => theme.colors[$tone]};
`;

/** From here it is worth a look. */
const NEARLY_FULL = 0.9;

interface TextCounterProps {
  id: string;
  part: Pick<ComposerPart, 'count' | 'isTooLong'> & { estimate?: number };
  target: Pick<TargetPreview, 'limit' | 'unit'>;
  /** @default false */
  hasBar?: boolean;
}

/** "212 / 280", by the platform's own counting; "≈ 213" until it has counted. */
export const TextCounter = ({ id, part, target, hasBar = false }: TextCounterProps) => {
  const t = useText();
  const intl = useIntl();
  const { limit, unit } = target;
  const shown = part.count ?? part.estimate;
  const number = shown === undefined ? '…' : intl.formatNumber(shown);
  const count = part.count === null && shown !== undefined ? `≈ ${number}` : number;
  const unitText = unit === 'graphemes' ? t('counter.graphemes') : t('counter.characters');

  return (
    <Flex gap={2} justifyContent="flex-end" flex="1">
      {hasBar ? <LimitBar share={(shown ?? 0) / limit} /> : null}
      <Typography
        id={id}
        aria-live={part.count === null ? 'off' : 'polite'}
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
    </Flex>
  );
};

/** How full it is; the numbers beside it say the same. */
const LimitBar = ({ share }: { share: number }) => (
  <Bar aria-hidden>
    <Filled
      $tone={share > 1 ? 'danger600' : share >= NEARLY_FULL ? 'warning500' : 'primary600'}
      style={{ inlineSize: `${Math.min(1, share) * 100}%` }}
    />
  </Bar>
);
