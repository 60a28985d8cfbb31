import { EmptyStateLayout, Flex } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';

import { useGetSocialMappingsQuery } from '../../api/mappings-api';
import { useProblemText } from '../../api/use-problem-text';
import { Notice } from '../../components/Notice';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { useText } from '../../translations/use-text';
import { ContentTypeList } from './ContentTypeList';

const ContentTypes = () => {
  const t = useText();
  const problemText = useProblemText();
  const { data, error, refetch } = useGetSocialMappingsQuery(undefined, {
    refetchOnMountOrArgChange: true,
  });
  if (!data) {
    if (!error) return <SectionLoading />;
    return <SectionError message={problemText(error)} onRetry={() => void refetch()} />;
  }
  if (data.length === 0) {
    return (
      <EmptyStateLayout
        icon={<EmptyDocuments width="16rem" height="8.8rem" />}
        content={t('content.empty')}
      />
    );
  }
  return (
    <>
      {error ? (
        <Notice tone="warning" isAnnounced>
          {t('content.stale')}
        </Notice>
      ) : null}
      <ContentTypeList views={data} />
    </>
  );
};

/** Which content-types are distributed. */
export const ContentTypesPage = () => {
  const t = useText();
  return (
    <Page.Main>
      <Page.Title>{t('content.title')}</Page.Title>
      <Layouts.Header title={t('content.title')} subtitle={t('content.subtitle')} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          <ContentTypes />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};
