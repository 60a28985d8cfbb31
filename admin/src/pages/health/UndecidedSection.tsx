import { useState } from 'react';

import { useGetSocialUndecidedQuery } from '../../api/health-api';
import { useProblemText } from '../../api/use-problem-text';
import { RowList } from '../../components/RowList';
import { Section } from '../../components/Section';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { useText } from '../../translations/use-text';
import { DeliveryEntryRow } from './DeliveryEntryRow';
import { ListEnd } from './ListEnd';
import { FIRST_PAGE_SIZE } from './page-size';
import { usePollOptions, useRefetchOnReturn } from '../../components/use-poll';

/** Outcomes that nobody could find out. */
export const UndecidedSection = (props: { count: number; canDistribute: boolean }) => {
  const { count, canDistribute } = props;
  const t = useText();
  const problemText = useProblemText();
  const [pageSize, setPageSize] = useState(FIRST_PAGE_SIZE);
  const { data, error, refetch } = useGetSocialUndecidedQuery({ pageSize }, usePollOptions());
  useRefetchOnReturn(refetch);

  return (
    <Section title={t('undecided.title')} subtitle={t('undecided.subtitle')}>
      {!data && !error ? <SectionLoading /> : null}
      {!data && error ? (
        <SectionError message={problemText(error)} onRetry={() => void refetch()} />
      ) : null}
      {data && data.deliveries.length > 0 ? (
        <RowList.List label={t('undecided.title')}>
          {data.deliveries.map((delivery) => (
            <DeliveryEntryRow key={delivery.id} delivery={delivery} canDistribute={canDistribute} />
          ))}
        </RowList.List>
      ) : null}
      {data ? (
        <ListEnd page={data} count={count} pageSize={pageSize} onWantMore={setPageSize} />
      ) : null}
    </Section>
  );
};
