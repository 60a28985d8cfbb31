import { Button, Field, Flex, Textarea, Typography } from '@strapi/design-system';
import { Magic } from '@strapi/icons';

import { useText } from '../../translations/use-text';
import { estimateWords } from './cost-words';
import type { Estimate } from './use-adapt-offer';
import { useCostText } from './use-cost-text';

/** More is not read by the server. */
const MAX_HINT = 500;

interface WriteAgainProps {
  hint: string;
  /** So many texts are nobody's, and are asked for again. */
  count: number;
  estimate: Estimate['data'];
  /** False: nothing was answered yet, so nothing is paid twice. */
  isAgain: boolean;
  isAsking: boolean;
  onHint: (hint: string) => void;
  onWrite: () => void;
}

/** Another try for all texts that nobody took or wrote, with a wish. */
export const WriteAgain = ({
  hint,
  count,
  estimate,
  isAgain,
  isAsking,
  ...on
}: WriteAgainProps) => {
  const t = useText();
  const price = usePrice({ count, estimate, isAgain });
  const isImpossible = count === 0 || estimate?.isPossible === false;

  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Field.Root name="hint" hint={t('proposals.hint.hint')}>
        <Field.Label>{t('proposals.hint')}</Field.Label>
        <Textarea
          value={hint}
          dir="auto"
          maxLength={MAX_HINT}
          padding={2}
          minHeight="6.4rem"
          onChange={(event) => on.onHint(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
      <Flex gap={2} alignItems="center" wrap="wrap">
        <Button
          variant="secondary"
          startIcon={<Magic />}
          disabled={isAsking || isImpossible}
          onClick={on.onWrite}
        >
          {isAgain ? t('proposals.again') : t('proposals.action')}
        </Button>
        <Typography variant="pi" textColor="neutral600" dir="auto">
          {price}
        </Typography>
      </Flex>
    </Flex>
  );
};

const usePrice = ({
  count,
  estimate,
  isAgain,
}: Pick<WriteAgainProps, 'count' | 'estimate' | 'isAgain'>): string | null => {
  const t = useText();
  const costText = useCostText();
  if (count === 0) return t('proposals.again.nothing');
  if (estimate && !estimate.isPossible) return estimate.reason ?? estimate.message;
  if (!estimate) return isAgain ? t('proposals.again.paid') : null;
  const cost = costText(estimateWords(estimate));
  return isAgain ? t('proposals.again.price', { count, cost }) : cost;
};
