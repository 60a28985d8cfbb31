import { useId } from 'react';

import { Flex, Grid, Typography } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';

import type { HashtagSetView } from '../../../../contracts/templates';
import {
  useCreateSocialHashtagSetMutation,
  useGetSocialTemplatesQuery,
  useUpdateSocialHashtagSetMutation,
} from '../../api/templates-api';
import { Card } from '../../components/Card';
import { CopyValue } from '../../components/CopyValue';
import { LinesField } from '../../components/LinesField';
import { TextField } from '../../components/TextField';
import { EditorFrame } from '../../editing/EditorFrame';
import { useEditForm } from '../../editing/use-edit-form';
import { useText } from '../../translations/use-text';
import { useRights } from '../../use-rights';
import {
  NEW_SET,
  setFieldsOf,
  setProblems,
  setRequestOf,
  slugOf,
  tagsIn,
  templatesNaming,
  type SetFields,
} from './set-fields';
import { setPath, SETS_PATH } from './set-paths';
import { TagList } from './TagList';

interface SetEditorProps {
  /** Null: a new one. */
  set: HashtagSetView | null;
  /** Whose it is, or will be. */
  siteId: number | undefined;
}

const useSetForm = ({ set, siteId }: SetEditorProps) => {
  const t = useText();
  const navigate = useNavigate();
  const [create] = useCreateSocialHashtagSetMutation();
  const [update] = useUpdateSocialHashtagSetMutation();
  return useEditForm<SetFields, HashtagSetView>({
    first: set ? setFieldsOf(set) : NEW_SET,
    formOf: setFieldsOf,
    problemsOf: (fields) =>
      Object.fromEntries(Object.entries(setProblems(fields)).map(([field, id]) => [field, t(id)])),
    send: (fields) => {
      const request = setRequestOf(fields, siteId);
      return set ? update({ id: set.id, request }) : create(request);
    },
    onSaved: ({ id }) => {
      if (!set) void navigate(setPath(id), { replace: true });
    },
  });
};

/** How the set looks in posts, what templates call it, and which do. */
const SetPreview = ({ fields, siteId }: { fields: SetFields; siteId: number | undefined }) => {
  const t = useText();
  const headingId = useId();
  const { data: templates = [] } = useGetSocialTemplatesQuery(siteId);
  const tags = tagsIn(fields.tags);
  const usedBy = fields.slug === '' ? [] : templatesNaming(fields.slug, templates);
  return (
    <section aria-labelledby={headingId}>
      <Card>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Typography tag="h2" variant="delta" id={headingId}>
            {t('hashtags.preview')}
          </Typography>
          <Typography variant="pi" textColor="neutral600" role="status">
            {t('hashtags.preview.count', { count: tags.length })}
          </Typography>
          <TagList tags={tags} isWhole />
          {fields.slug === '' ? null : (
            <Flex direction="column" alignItems="flex-start" gap={2}>
              <Typography variant="pi" textColor="neutral600">
                {t('hashtags.preview.call')}
              </Typography>
              <CopyValue value={`{{ sets.${fields.slug} }}`} name={t('hashtags.placeholder')} />
            </Flex>
          )}
          <Typography variant="pi" textColor="neutral600" dir="auto">
            {t('hashtags.usedBy', { count: usedBy.length, templates: usedBy.join(', ') })}
          </Typography>
        </Flex>
      </Card>
    </section>
  );
};

/** A set of hashtags beside how posts will have it. */
export const SetEditor = ({ set, siteId }: SetEditorProps) => {
  const t = useText();
  const formId = useId();
  const { canEditTemplates, isLoading } = useRights();
  const isForbidden = !canEditTemplates && !isLoading;
  const state = useSetForm({ set, siteId });
  const { form, texts, change } = state;
  // As long as nobody chose another name for templates it follows the name.
  const rename = (name: string) =>
    change(!set && form.slug === slugOf(form.name) ? { name, slug: slugOf(name) } : { name });

  return (
    <EditorFrame
      title={set?.name ?? t('hashtags.new')}
      listPath={SETS_PATH}
      formId={formId}
      state={state}
      forbidden={isForbidden ? t('hashtags.forbidden') : undefined}
      saveLabel={t('hashtags.save')}
    >
      <Grid.Root gap={6}>
        <Grid.Item col={7} s={12} xs={12} minWidth={0} direction="column" alignItems="stretch">
          <form id={formId} onSubmit={state.submit} noValidate>
            <Card>
              <Flex direction="column" alignItems="stretch" gap={6}>
                <TextField
                  name="name"
                  label={t('hashtags.name')}
                  error={texts['name']}
                  isRequired
                  isDisabled={isForbidden}
                  value={form.name}
                  onChange={rename}
                />
                <TextField
                  name="slug"
                  label={t('hashtags.slug')}
                  hint={t('hashtags.slug.hint')}
                  error={texts['slug']}
                  isRequired
                  isCode
                  isDisabled={isForbidden}
                  value={form.slug}
                  onChange={(slug) => change({ slug })}
                />
                <LinesField
                  name="tags"
                  label={t('hashtags.tags')}
                  hint={t('hashtags.tags.hint')}
                  error={texts['tags']}
                  minHeight="16rem"
                  value={form.tags}
                  onChange={(tags) => (isForbidden ? undefined : change({ tags }))}
                />
              </Flex>
            </Card>
          </form>
        </Grid.Item>
        <Grid.Item col={5} s={12} xs={12} minWidth={0} direction="column" alignItems="stretch">
          <SetPreview fields={form} siteId={siteId} />
        </Grid.Item>
      </Grid.Root>
    </EditorFrame>
  );
};
