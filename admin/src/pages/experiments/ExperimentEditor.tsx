import { useId, useState } from 'react';

import { Flex, Grid } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';

import type { ExperimentView } from '../../../../contracts/experiments';
import type { TemplateView } from '../../../../contracts/templates';
import {
  useCreateSocialExperimentMutation,
  useUpdateSocialExperimentMutation,
} from '../../api/experiments-api';
import { useGetSocialTemplatesQuery } from '../../api/templates-api';
import { Card } from '../../components/Card';
import { EditorFrame } from '../../editing/EditorFrame';
import { useEditForm } from '../../editing/use-edit-form';
import { useText } from '../../translations/use-text';
import { useRights } from '../../use-rights';
import { TemplatePreview } from '../templates/TemplatePreview';
import { useTemplateFacts } from '../templates/use-template-facts';
import {
  experimentFieldsOf,
  experimentProblems,
  experimentRequestOf,
  NEW_EXPERIMENT,
  type ExperimentFields,
} from './experiment-fields';
import { experimentPath, EXPERIMENTS_PATH } from './experiment-paths';
import { ExperimentMeasures } from './ExperimentMeasures';
import { ExperimentWordings } from './ExperimentWordings';
import { useVariantPreview } from './use-variant-preview';

const NO_TEMPLATES: TemplateView[] = [];

interface ExperimentEditorProps {
  /** Null: a new one. */
  experiment: ExperimentView | null;
  siteId: number | undefined;
}

const useExperimentForm = ({ experiment, siteId }: ExperimentEditorProps) => {
  const t = useText();
  const navigate = useNavigate();
  const [create] = useCreateSocialExperimentMutation();
  const [update] = useUpdateSocialExperimentMutation();
  return useEditForm<ExperimentFields, ExperimentView>({
    first: experiment ? experimentFieldsOf(experiment) : NEW_EXPERIMENT,
    formOf: experimentFieldsOf,
    problemsOf: (fields) =>
      Object.fromEntries(
        Object.entries(experimentProblems(fields)).map(([field, id]) => [field, t(id)])
      ),
    send: (fields) => {
      const request = experimentRequestOf(fields, siteId);
      return experiment ? update({ id: experiment.id, request }) : create(request);
    },
    onSaved: ({ id }) => void navigate(experimentPath(id), { replace: true }),
  });
};

/** Wordings of a template, beside what the one in hand gives of a real entry. */
export const ExperimentEditor = ({ experiment, siteId }: ExperimentEditorProps) => {
  const t = useText();
  const formId = useId();
  const { canEditTemplates, isLoading } = useRights();
  const state = useExperimentForm({ experiment, siteId });
  const { data: templates = NO_TEMPLATES } = useGetSocialTemplatesQuery(siteId);
  const { types, targets } = useTemplateFacts(siteId, templates);
  /** Which of the wordings is in hand. */
  const [place, setPlace] = useState(0);
  const template = templates.find(({ id }) => String(id) === state.form.templateId);
  const view = useVariantPreview({
    ...{ siteId, types, targets },
    body: state.form.wordings[place] || (template?.body ?? ''),
    contentType: template?.contentType ?? null,
    platform: template?.platform ?? null,
  });
  const choose = (templateId: string) => {
    const body = templates.find(({ id }) => String(id) === templateId)?.body ?? '';
    const isUntouched = state.form.wordings.every((wording) => wording.trim() === '');
    // Whoever tests a wording changes the one there is.
    state.change(isUntouched ? { templateId, wordings: [body] } : { templateId });
  };
  return (
    <EditorFrame
      title={experiment?.name ?? t('experiments.new')}
      subtitle={t('experiments.new.subtitle')}
      listPath={EXPERIMENTS_PATH}
      formId={formId}
      state={state}
      forbidden={canEditTemplates || isLoading ? undefined : t('experiments.forbidden')}
      saveLabel={t('experiments.save')}
    >
      <Grid.Root gap={6}>
        <Grid.Item col={7} s={12} xs={12} minWidth={0} direction="column" alignItems="stretch">
          <form id={formId} onSubmit={state.submit} noValidate>
            <Flex direction="column" alignItems="stretch" gap={6}>
              <Card>
                <ExperimentWordings
                  state={state}
                  templates={templates}
                  onTemplate={choose}
                  onPlace={setPlace}
                />
              </Card>
              <Card>
                <ExperimentMeasures state={state} targets={targets} />
              </Card>
            </Flex>
          </form>
        </Grid.Item>
        <Grid.Item col={5} s={12} xs={12} minWidth={0} direction="column" alignItems="stretch">
          <TemplatePreview {...view} />
        </Grid.Item>
      </Grid.Root>
    </EditorFrame>
  );
};
