import { Route, Routes, useParams } from 'react-router-dom';

import { useGetSocialExperimentQuery } from '../../api/experiments-api';
import { useProblemText } from '../../api/use-problem-text';
import { useSite } from '../../components/use-site';
import { EditorState } from '../../editing/EditorState';
import { useText } from '../../translations/use-text';
import { EXPERIMENTS_PATH } from './experiment-paths';
import { ExperimentEditor } from './ExperimentEditor';
import { ExperimentPage } from './ExperimentPage';
import { ExperimentsPage } from './ExperimentsPage';

/** The experiment that the address names, to be read or to be changed. */
const OneExperiment = ({ isEdited }: { isEdited: boolean }) => {
  const t = useText();
  const problemText = useProblemText();
  const { id = '' } = useParams();
  const { data, error, refetch } = useGetSocialExperimentQuery(id, {
    refetchOnMountOrArgChange: true,
  });
  if (data) {
    const { experiment } = data;
    return isEdited ? (
      <ExperimentEditor key={id} experiment={experiment} siteId={experiment.siteId} />
    ) : (
      <ExperimentPage result={data} />
    );
  }
  return (
    <EditorState
      title={t('experiments.title')}
      listPath={EXPERIMENTS_PATH}
      problem={error ? problemText(error) : null}
      onRetry={() => void refetch()}
    />
  );
};

const NewExperiment = () => {
  const t = useText();
  const { siteId, isLoading } = useSite();
  if (!isLoading) return <ExperimentEditor experiment={null} siteId={siteId} />;
  return (
    <EditorState
      title={t('experiments.new')}
      listPath={EXPERIMENTS_PATH}
      problem={null}
      onRetry={() => undefined}
    />
  );
};

/** The list of experiments, and one of them. */
export const ExperimentRoutes = () => (
  <Routes>
    <Route index element={<ExperimentsPage />} />
    <Route path="new" element={<NewExperiment />} />
    <Route path=":id" element={<OneExperiment isEdited={false} />} />
    <Route path=":id/edit" element={<OneExperiment isEdited />} />
  </Routes>
);
