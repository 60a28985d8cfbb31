import { Flex } from '@strapi/design-system';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import { useGetSocialMappingQuery } from '../../api/mappings-api';
import { useProblemText } from '../../api/use-problem-text';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { useText } from '../../translations/use-text';
import { CONTENT_SETTINGS_PATH } from './content-path';
import { MappingEditor } from './MappingEditor';

/** The fields of the content-type that the address names. */
export const ContentTypePage = () => {
  const t = useText();
  const problemText = useProblemText();
  const { contentType = '' } = useParams();
  const { currentData, error, refetch } = useGetSocialMappingQuery(contentType, {
    refetchOnMountOrArgChange: true,
  });

  if (currentData) {
    return (
      <Page.Main>
        <Page.Title>{currentData.displayName}</Page.Title>
        {/* What was chosen for one type must not be saved for another. */}
        <MappingEditor key={contentType} view={currentData} />
      </Page.Main>
    );
  }
  return (
    <Page.Main>
      <Page.Title>{t('content.title')}</Page.Title>
      <Layouts.Header
        navigationAction={<BackButton fallback={CONTENT_SETTINGS_PATH} />}
        title={t('content.title')}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" paddingBottom={8}>
          {error ? (
            <SectionError message={problemText(error)} onRetry={() => void refetch()} />
          ) : (
            <SectionLoading />
          )}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};
