import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { ExperimentView, VariantKey } from '../../../../contracts/experiments';
import { useAdoptSocialVariantMutation } from '../../api/experiments-api';
import { useProblemText } from '../../api/use-problem-text';
import { ConfirmedAction } from '../../components/ConfirmedAction';
import { useText } from '../../translations/use-text';

interface AdoptVariantProps {
  experiment: ExperimentView;
  variant: VariantKey;
  /** It was found to be the better one. */
  isBest: boolean;
}

/** Makes the wording of a variant the template's. */
export const AdoptVariant = ({ experiment, variant, isBest }: AdoptVariantProps) => {
  const t = useText();
  const problemText = useProblemText();
  const { toggleNotification } = useNotification();
  const [adopt, { isLoading }] = useAdoptSocialVariantMutation();
  const { id, templateName } = experiment;
  const template = templateName ?? '';
  const adoptNow = async () => {
    const answer = await adopt({ id, variant });
    toggleNotification(
      'error' in answer
        ? { type: 'danger', message: problemText(answer.error) }
        : { type: 'success', message: t('experiments.adopt.done', { variant, template }) }
    );
  };
  return (
    <ConfirmedAction
      trigger={
        <Button variant={isBest ? 'default' : 'tertiary'} loading={isLoading}>
          {t('experiments.adopt', { variant })}
        </Button>
      }
      title={t('experiments.adopt.title', { variant, template })}
      body={t(isBest ? 'experiments.adopt.body' : 'experiments.adopt.early')}
      confirmLabel={t('experiments.adopt.confirm')}
      confirmVariant="default"
      onConfirm={adoptNow}
    />
  );
};
