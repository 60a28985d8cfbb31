import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { ExperimentComparison, VariantKey } from '../../../../contracts/experiments';
import { Card } from '../../components/Card';
import { Facts } from '../../components/Facts';
import { StateText } from '../../components/StateText';
import { useText } from '../../translations/use-text';
import { liftText, meanText } from './experiment-words';

const Wording = styled.div`
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  font-family: monospace;
`;

interface VariantCardProps {
  variant: VariantKey;
  body: string;
  /** Null: nothing of it is measured yet. */
  comparison: ExperimentComparison | null;
}

/** A variant: its wording, and what its posts brought. */
export const VariantCard = ({ variant, body, comparison }: VariantCardProps) => {
  const t = useText();
  const { locale } = useIntl();
  const result = comparison?.variants.find(({ key }) => key === variant);
  const isBest = comparison?.verdict.kind === 'better' && comparison.verdict.variant === variant;
  const facts = [
    { name: t('experiments.posts'), value: String(result?.posts ?? 0) },
    {
      name: t(
        comparison?.unit === 'perPost' ? 'experiments.mean.post' : 'experiments.mean.impression'
      ),
      value:
        comparison && result && result.mean !== null
          ? meanText(result.mean, comparison.unit, locale)
          : t('experiments.notYet'),
    },
    ...(variant === 'A'
      ? []
      : [
          {
            name: t('experiments.lift.overA'),
            value: result?.lift
              ? t('experiments.lift.interval', {
                  estimate: liftText(result.lift.estimate, locale),
                  low: liftText(result.lift.low, locale),
                  high: liftText(result.lift.high, locale),
                })
              : t('experiments.notYet'),
          },
        ]),
  ];
  return (
    <Card>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex justifyContent="space-between" gap={2} wrap="wrap">
          <Typography tag="h3" variant="delta">
            {t(variant === 'A' ? 'experiments.variant.own' : 'experiments.variant', { variant })}
          </Typography>
          {isBest ? (
            <StateText icon="check" tone="success">
              {t('experiments.best')}
            </StateText>
          ) : null}
        </Flex>
        <Facts facts={facts} />
        <Box background="neutral100" hasRadius padding={3}>
          <Typography tag={Wording} variant="pi" textColor="neutral800" dir="auto">
            {body}
          </Typography>
        </Box>
      </Flex>
    </Card>
  );
};
