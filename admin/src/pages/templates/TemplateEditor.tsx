import { useId, useState } from 'react';

import { Flex, Grid } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';

import type { TemplateView } from '../../../../contracts/templates';
import {
  useCreateSocialTemplateMutation,
  useGetSocialHashtagSetsQuery,
  useGetSocialTemplatesQuery,
  useUpdateSocialTemplateMutation,
} from '../../api/templates-api';
import { Card } from '../../components/Card';
import { EditorFrame } from '../../editing/EditorFrame';
import { useEditForm } from '../../editing/use-edit-form';
import { useEntryChoice } from '../../entries/use-entry-choice';
import { useText } from '../../translations/use-text';
import { useRights } from '../../use-rights';
import {
  NEW_TEMPLATE,
  templateFieldsOf,
  templateProblems,
  templateRequestOf,
  type TemplateFields,
} from './template-fields';
import { templatePath, TEMPLATES_PATH } from './template-paths';
import { TemplateFieldsPart } from './TemplateFieldsPart';
import { TemplatePreview } from './TemplatePreview';
import { TemplateUsePart } from './TemplateUsePart';
import { TemplateVersions } from './TemplateVersions';
import { useTemplateFacts } from './use-template-facts';
import { useTemplatePreview } from './use-template-preview';

const NO_TEMPLATES: TemplateView[] = [];

interface TemplateEditorProps {
  /** Null: a new one. */
  template: TemplateView | null;
  /** Whose it is, or will be. */
  siteId: number | undefined;
}

/** The form and the way to the server. */
const useTemplateForm = ({ template, siteId }: TemplateEditorProps) => {
  const t = useText();
  const navigate = useNavigate();
  const [create] = useCreateSocialTemplateMutation();
  const [update] = useUpdateSocialTemplateMutation();
  return useEditForm<TemplateFields, TemplateView>({
    first: template ? templateFieldsOf(template) : NEW_TEMPLATE,
    formOf: templateFieldsOf,
    problemsOf: (fields) =>
      Object.fromEntries(
        Object.entries(templateProblems(fields)).map(([field, id]) => [field, t(id)])
      ),
    send: (fields) => {
      const request = templateRequestOf(fields, siteId);
      return template ? update({ id: template.id, request }) : create(request);
    },
    onSaved: ({ id }) => {
      if (!template) void navigate(templatePath(id), { replace: true });
    },
  });
};

/** What the preview is made of: the form's own place where it names one. */
const usePreview = (fields: TemplateFields, siteId: number | undefined) => {
  const { canCompose } = useRights();
  const { types, targets, usedBy } = useTemplateFacts(
    siteId,
    useGetSocialTemplatesQuery(siteId).data ?? NO_TEMPLATES
  );
  const [type, setType] = useState('');
  const [platform, setPlatform] = useState<string | null>(null);
  const contentType = fields.contentType || type || (types[0]?.uid ?? '');
  const ownTarget = targets.find(({ id }) => String(id) === fields.targetId);
  const own = ownTarget?.platform ?? (fields.platform || null);
  const platforms = own ? [own] : [...new Set(targets.map((target) => target.platform))];
  const shown = own ?? platform ?? platforms[0] ?? null;
  const choice = useEntryChoice(contentType);
  const { body } = fields;
  const state = useTemplatePreview({
    ...{ body, siteId, contentType, platform: shown },
    ...{ entry: choice.entry, isAllowed: canCompose },
  });
  const view = {
    ...{ state, choice, contentType, platforms, platform: shown },
    types: fields.contentType ? types.filter(({ uid }) => uid === fields.contentType) : types,
    ...{ onContentType: setType, onPlatform: setPlatform, canTry: canCompose },
  };
  return { view, types, targets, usedBy };
};

/** A template beside what it gives of a real entry. */
export const TemplateEditor = ({ template, siteId }: TemplateEditorProps) => {
  const t = useText();
  const formId = useId();
  const { canEditTemplates, isLoading } = useRights();
  const isForbidden = !canEditTemplates && !isLoading;
  const state = useTemplateForm({ template, siteId });
  const { view, types, targets, usedBy } = usePreview(state.form, siteId);
  const { data: sets = [] } = useGetSocialHashtagSetsQuery(siteId);
  const use = template ? usedBy(template) : null;

  return (
    <EditorFrame
      title={template?.name ?? t('templates.new')}
      subtitle={template ? t('templates.version', { version: template.version }) : undefined}
      listPath={TEMPLATES_PATH}
      formId={formId}
      state={template ? state : { ...state, isChanged: state.form.name.trim() !== '' }}
      forbidden={isForbidden ? t('templates.forbidden') : undefined}
      saveLabel={t('templates.save')}
    >
      <Grid.Root gap={6}>
        <Grid.Item col={7} s={12} xs={12} minWidth={0} direction="column" alignItems="stretch">
          <Flex direction="column" alignItems="stretch" gap={8}>
            <form id={formId} onSubmit={state.submit} noValidate>
              <Card>
                <TemplateFieldsPart
                  state={state}
                  mistake={view.state.mistake}
                  types={types}
                  targets={targets}
                  sets={sets}
                  isDisabled={isForbidden}
                />
              </Card>
            </form>
            {use ? <TemplateUsePart use={use} /> : null}
            {template ? (
              <TemplateVersions
                template={template}
                onTake={isForbidden ? null : (body) => state.change({ body })}
              />
            ) : null}
          </Flex>
        </Grid.Item>
        <Grid.Item col={5} s={12} xs={12} minWidth={0} direction="column" alignItems="stretch">
          <TemplatePreview {...view} />
        </Grid.Item>
      </Grid.Root>
    </EditorFrame>
  );
};
