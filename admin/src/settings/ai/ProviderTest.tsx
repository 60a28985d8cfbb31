import { Box } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { AiProviderTest } from '../../../../contracts/ai-providers';
import { useProblemText } from '../../api/use-problem-text';
import { Notice } from '../../components/Notice';
import { StateText } from '../../components/StateText';
import { useText } from '../../translations/use-text';

interface ProviderTestProps {
  label: string;
  test: { data?: AiProviderTest; error?: unknown; isLoading: boolean };
}

/** "in 0.8 s · cost $0.0002", as far as it is known. */
const useFigures = (): ((result: AiProviderTest) => string) => {
  const t = useText();
  const intl = useIntl();
  return ({ latencyMs, costUsd }) => {
    const seconds = (latencyMs ?? 0) / 1000;
    const cost = intl.formatNumber(costUsd ?? 0, {
      ...{ style: 'currency', currency: 'USD', maximumSignificantDigits: 2 },
    });
    const figures = [
      latencyMs === null
        ? null
        : t('ai.test.took', { seconds: intl.formatNumber(seconds, { maximumFractionDigits: 1 }) }),
      costUsd === null ? null : t('ai.test.cost', { cost }),
    ];
    return figures.filter(Boolean).join(' · ');
  };
};

/** What came of asking a provider. */
export const ProviderTest = ({ label, test }: ProviderTestProps) => {
  const t = useText();
  const problemText = useProblemText();
  const figuresOf = useFigures();
  const { data, error, isLoading } = test;
  if (isLoading) {
    return (
      <Box role="status">
        <StateText icon="spinner" tone="primary">
          {t('ai.testing', { provider: label })}
        </StateText>
      </Box>
    );
  }
  if (error) {
    return (
      <Notice tone="danger" isAnnounced>
        {problemText(error)}
      </Notice>
    );
  }
  if (!data) return null;
  if (!data.ok) {
    return (
      <Notice tone="danger" isAnnounced>
        {data.message}
      </Notice>
    );
  }
  return (
    <Box role="status">
      <StateText icon="check" tone="success">
        {[data.message, data.model, figuresOf(data)].filter(Boolean).join(' · ')}
      </StateText>
    </Box>
  );
};
