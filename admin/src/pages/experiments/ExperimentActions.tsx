import { Button, Flex, LinkButton } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';

import type { ExperimentView } from '../../../../contracts/experiments';
import { useStepSocialExperimentMutation, type ExperimentStep } from '../../api/experiments-api';
import { useProblemText } from '../../api/use-problem-text';
import { ConfirmedAction } from '../../components/ConfirmedAction';
import { useText } from '../../translations/use-text';
import { editExperimentPath } from './experiment-paths';

/** Starting, stopping and putting away an experiment. */
export const ExperimentActions = ({ experiment }: { experiment: ExperimentView }) => {
  const t = useText();
  const problemText = useProblemText();
  const { toggleNotification } = useNotification();
  const [take, { isLoading }] = useStepSocialExperimentMutation();
  const { id, name, state } = experiment;
  const act = async (step: ExperimentStep) => {
    const answer = await take({ id, step });
    if ('error' in answer) {
      toggleNotification({ type: 'danger', message: problemText(answer.error) });
    }
  };
  if (state === 'archived') return null;
  if (state === 'draft') {
    return (
      <Flex gap={2} wrap="wrap">
        <LinkButton tag={Link} to={editExperimentPath(id)} variant="tertiary">
          {t('experiments.edit')}
        </LinkButton>
        <Button loading={isLoading} onClick={() => void act('start')}>
          {t('experiments.start')}
        </Button>
      </Flex>
    );
  }
  if (state === 'stopped') {
    return (
      <Button variant="tertiary" loading={isLoading} onClick={() => void act('archive')}>
        {t('experiments.archive')}
      </Button>
    );
  }
  return (
    <ConfirmedAction
      trigger={
        <Button variant="danger-light" loading={isLoading}>
          {t('experiments.stop')}
        </Button>
      }
      title={t('experiments.stop.title', { name })}
      body={t('experiments.stop.body')}
      confirmLabel={t('experiments.stop')}
      onConfirm={() => act('stop')}
    />
  );
};
