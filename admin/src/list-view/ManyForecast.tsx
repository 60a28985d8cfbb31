import { useMemo } from 'react';

import { Box } from '@strapi/design-system';

import { useGetSocialForecastQuery } from '../api/many-api';
import { StateText } from '../components/StateText';
import { useText } from '../translations/use-text';
import { useNow } from '../when/use-now';
import { useWhenText } from '../when/use-when-text';
import { forecastQuestion, isAtOnce, lastOf } from './many-forecast';
import type { ManyWish } from './many-plan';

interface ManyForecastProps {
  wish: ManyWish;
  entries: number;
  targetIds: readonly number[];
  siteId: number | undefined;
  zone: string;
}

/** What the limits say of it, before anything is ordered. */
export const ManyForecast = ({ wish, entries, targetIds, siteId, zone }: ManyForecastProps) => {
  const t = useText();
  const words = useWhenText();
  const now = useNow();
  const question = useMemo(
    () => forecastQuestion({ wish, entries, targetIds, siteId, zone, now }),
    [wish, entries, targetIds, siteId, zone, now]
  );
  const { currentData } = useGetSocialForecastQuery(question ?? { targetIds: [] }, {
    skip: question === null,
  });
  if (!currentData || question === null) return <Box role="status" />;
  const { at, isComplete, reason } = lastOf(currentData, entries);
  const said = (): string => {
    if (!isComplete || at === null) return t('many.forecast.never', { reason: reason ?? '' });
    if (isAtOnce(at, now)) return t('many.forecast.now');
    const time = words.instant(Date.parse(at), zone);
    return reason === null
      ? t('many.forecast', { time })
      : t('many.forecast.because', { time, reason });
  };
  return (
    <Box role="status">
      <StateText
        icon={isComplete && at !== null ? 'clock' : 'warning'}
        tone={isComplete && at !== null ? 'neutral' : 'warning'}
      >
        {said()}
      </StateText>
    </Box>
  );
};
