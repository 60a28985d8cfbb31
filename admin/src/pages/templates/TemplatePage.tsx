import { useParams } from 'react-router-dom';

import { useGetSocialTemplatesQuery } from '../../api/templates-api';
import { useProblemText } from '../../api/use-problem-text';
import { useSite } from '../../components/use-site';
import { EditorState } from '../../editing/EditorState';
import { useText } from '../../translations/use-text';
import { TEMPLATES_PATH } from './template-paths';
import { TemplateEditor } from './TemplateEditor';

/** The template that the address names. */
export const TemplatePage = () => {
  const t = useText();
  const problemText = useProblemText();
  const { id = '' } = useParams();
  const { data, error, isFetching, refetch } = useGetSocialTemplatesQuery();
  const template = data?.find((one) => String(one.id) === id);
  if (template) return <TemplateEditor key={id} template={template} siteId={template.siteId} />;
  const problem = error ? problemText(error) : t('listing.gone');
  return (
    <EditorState
      title={t('templates.title')}
      listPath={TEMPLATES_PATH}
      problem={isFetching ? null : problem}
      onRetry={() => void refetch()}
    />
  );
};

/** A new template of the site that the address names. */
export const NewTemplatePage = () => {
  const t = useText();
  const { siteId, isLoading } = useSite();
  if (!isLoading) return <TemplateEditor template={null} siteId={siteId} />;
  return (
    <EditorState
      title={t('templates.new')}
      listPath={TEMPLATES_PATH}
      problem={null}
      onRetry={() => undefined}
    />
  );
};
