import { Flex } from '@strapi/design-system';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import { useGetSocialLedgerQuery } from '../../api/analytics-api';
import { useProblemText } from '../../api/use-problem-text';
import { pageLink } from '../../attention/plugin-links';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { ListEmpty } from '../../lists/ListEmpty';
import { useText } from '../../translations/use-text';
import { LedgerPostCard } from './LedgerPostCard';

/** From the versions of an entry to what each of its posts brought. */
export const LedgerPage = () => {
  const t = useText();
  const problemText = useProblemText();
  const { uid = '', documentId = '' } = useParams();
  const { data, error, isFetching, refetch } = useGetSocialLedgerQuery(
    { uid, documentId },
    { refetchOnMountOrArgChange: true }
  );
  const title = data?.title ?? t('analytics.ledger.title');
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={t('analytics.ledger.subtitle')}
        navigationAction={<BackButton fallback={pageLink('analytics')} />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={8}>
          {!data && (isFetching || !error) ? <SectionLoading /> : null}
          {!data && error && !isFetching ? (
            <SectionError message={problemText(error)} onRetry={() => void refetch()} />
          ) : null}
          {data?.posts.length === 0 ? <ListEmpty content={t('analytics.ledger.empty')} /> : null}
          {data?.posts.map((post) => (
            <LedgerPostCard key={post.deliveryId} post={post} />
          ))}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};
