import { useState } from 'react';

import { Checkbox, Flex } from '@strapi/design-system';

import type { DeliveryView } from '../../../../contracts/deliveries';
import { useGetSocialFailedQuery } from '../../api/health-api';
import { useProblemText } from '../../api/use-problem-text';
import { RowList } from '../../components/RowList';
import { Section } from '../../components/Section';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { accountNameOf } from '../../platforms/presentation';
import { useText } from '../../translations/use-text';
import { DeliveryEntryRow } from './DeliveryEntryRow';
import { ListEnd } from './ListEnd';
import { RetrySelected } from './RetrySelected';
import { FIRST_PAGE_SIZE } from './page-size';
import type { RetrySummary } from './retry-summary';
import { selectionOf, withTick } from '../../lists/selection';
import { usePollOptions, useRefetchOnReturn } from '../../components/use-poll';

const WITHIN_HOURS = 24;
const NOTHING: ReadonlySet<number> = new Set();

interface FailedSectionProps {
  count: number;
  canDistribute: boolean;
  onRetried: (summary: RetrySummary) => void;
}

const selectValuesOf = ({ entryTitle, platform, platformLabel, handle }: DeliveryView) => ({
  title: entryTitle ?? '',
  platform: platformLabel,
  account: handle === null ? '' : accountNameOf(platform, handle),
});

/** What was not published lately, to be tried again one by one or together. */
export const FailedSection = ({ count, canDistribute, onRetried }: FailedSectionProps) => {
  const t = useText();
  const problemText = useProblemText();
  const [pageSize, setPageSize] = useState(FIRST_PAGE_SIZE);
  const [ticked, setTicked] = useState(NOTHING);
  const page = { pageSize, withinHours: WITHIN_HOURS };
  const { data, error, refetch } = useGetSocialFailedQuery(page, usePollOptions());
  useRefetchOnReturn(refetch);
  const deliveries = data?.deliveries ?? [];
  const shown = deliveries.map(({ id }) => id);
  const selection = selectionOf(shown, ticked);

  const finish = (summary: RetrySummary) => {
    setTicked(NOTHING);
    onRetried(summary);
  };

  return (
    <Section title={t('failed.title')} subtitle={t('failed.subtitle')}>
      {!data && !error ? <SectionLoading /> : null}
      {!data && error ? (
        <SectionError message={problemText(error)} onRetry={() => void refetch()} />
      ) : null}
      {canDistribute && deliveries.length > 0 ? (
        <RetrySelected ids={selection.ids} onDone={finish}>
          <Checkbox
            checked={selection.all}
            onCheckedChange={(checked) => setTicked(checked === true ? new Set(shown) : NOTHING)}
          >
            {t('failed.selectAll')}
          </Checkbox>
        </RetrySelected>
      ) : null}
      {deliveries.length > 0 ? (
        <RowList.List label={t('failed.title')}>
          {deliveries.map((delivery) => (
            <DeliveryEntryRow
              key={delivery.id}
              delivery={delivery}
              canDistribute={canDistribute}
              tick={
                canDistribute ? (
                  <Flex paddingTop="2px">
                    <Checkbox
                      aria-label={t('failed.select', selectValuesOf(delivery))}
                      checked={ticked.has(delivery.id)}
                      onCheckedChange={(checked) =>
                        setTicked(withTick(ticked, delivery.id, checked === true))
                      }
                    />
                  </Flex>
                ) : null
              }
            />
          ))}
        </RowList.List>
      ) : null}
      {data ? (
        <ListEnd page={data} count={count} pageSize={pageSize} onWantMore={setPageSize} />
      ) : null}
    </Section>
  );
};
