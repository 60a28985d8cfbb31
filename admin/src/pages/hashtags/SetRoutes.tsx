import { Route, Routes, useParams } from 'react-router-dom';

import { useGetSocialHashtagSetsQuery } from '../../api/templates-api';
import { useProblemText } from '../../api/use-problem-text';
import { useSite } from '../../components/use-site';
import { EditorState } from '../../editing/EditorState';
import { useText } from '../../translations/use-text';
import { HashtagsPage } from './HashtagsPage';
import { SETS_PATH } from './set-paths';
import { SetEditor } from './SetEditor';

/** The set that the address names. */
const SetPage = () => {
  const t = useText();
  const problemText = useProblemText();
  const { id = '' } = useParams();
  const { data, error, isFetching, refetch } = useGetSocialHashtagSetsQuery();
  const set = data?.find((one) => String(one.id) === id);
  if (set) return <SetEditor key={id} set={set} siteId={set.siteId} />;
  const problem = error ? problemText(error) : t('listing.gone');
  return (
    <EditorState
      title={t('hashtags.title')}
      listPath={SETS_PATH}
      problem={isFetching ? null : problem}
      onRetry={() => void refetch()}
    />
  );
};

/** A new set of the site that the address names. */
const NewSetPage = () => {
  const t = useText();
  const { siteId, isLoading } = useSite();
  if (!isLoading) return <SetEditor set={null} siteId={siteId} />;
  return (
    <EditorState
      title={t('hashtags.new')}
      listPath={SETS_PATH}
      problem={null}
      onRetry={() => undefined}
    />
  );
};

/** The list of hashtag sets, and one of them. */
export const SetRoutes = () => (
  <Routes>
    <Route index element={<HashtagsPage />} />
    <Route path="new" element={<NewSetPage />} />
    <Route path=":id" element={<SetPage />} />
  </Routes>
);
