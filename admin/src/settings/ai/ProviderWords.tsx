import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { AiProviderView } from '../../../../contracts/ai-providers';
import { Notice } from '../../components/Notice';
import { StateText } from '../../components/StateText';
import { useText } from '../../translations/use-text';
import { PRICE_SOURCES, providerStateOf } from './provider-facts';

const useUsd = (): ((amount: number) => string) => {
  const intl = useIntl();
  return (amount) =>
    intl.formatNumber(amount, { style: 'currency', currency: 'USD', maximumFractionDigits: 4 });
};

const usePriceText = ({ price, priceSource }: AiProviderView): string | null => {
  const t = useText();
  const usd = useUsd();
  if (!price || !priceSource) return null;
  const values = { input: usd(price.inputUsd), output: usd(price.outputUsd) };
  return t('ai.price.words', { ...values, source: t(PRICE_SOURCES[priceSource]) });
};

/** Whether a provider is asked, what with and for how much; and what is wrong with that. */
export const ProviderWords = ({ provider }: { provider: AiProviderView }) => {
  const t = useText();
  const intl = useIntl();
  const price = usePriceText(provider);
  const { label, model, missing, rest, modelWarning } = provider;
  const { enabled, isReady, hasKey, entered, source } = provider;
  const { icon, tone, messageId } = providerStateOf(provider);
  const until = rest?.until ? intl.formatTime(rest.until, { timeStyle: 'short' }) : '';
  const keyText = entered?.hasKey ? t('ai.provider.hasKey') : t('ai.provider.hasConfigKey');
  const facts = [model, price, hasKey ? keyText : null].filter(Boolean);
  return (
    <>
      <Flex gap={4} alignItems="center" wrap="wrap">
        <Typography tag="h3" variant="omega" fontWeight="semiBold">
          {label}
        </Typography>
        <StateText icon={icon} tone={tone}>
          {t(messageId, { until })}
        </StateText>
      </Flex>
      {source !== null || isReady ? (
        <Typography variant="pi" textColor="neutral600" dir="auto">
          {facts.join(' · ')}
        </Typography>
      ) : null}
      {enabled && missing ? (
        <Typography variant="pi" textColor="neutral600" dir="auto">
          {missing}
        </Typography>
      ) : null}
      {isReady && rest ? <Notice tone="warning">{rest.reason}</Notice> : null}
      {isReady && !price ? (
        <Notice tone="warning">{t('ai.price.unknown', { model: model ?? '' })}</Notice>
      ) : null}
      {isReady && modelWarning ? <Notice tone="warning">{modelWarning}</Notice> : null}
    </>
  );
};
