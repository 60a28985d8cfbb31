import { useId } from 'react';

import { Checkbox, Flex, Grid } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';

import type { BulkOrderView } from '../../../../contracts/bulk';
import { useUploadSocialBulkFileMutation } from '../../api/bulk-api';
import { localeOptions } from '../../api/content-locales';
import { useGetSocialLocalesQuery } from '../../api/mappings-api';
import { useGetSocialContentTypesQuery } from '../../api/rules-api';
import { Card } from '../../components/Card';
import { ChoiceField } from '../../components/ChoiceField';
import { Notice } from '../../components/Notice';
import { Section } from '../../components/Section';
import { SiteSwitcher } from '../../components/SiteSwitcher';
import { TextField } from '../../components/TextField';
import { useSite, type SiteChoice } from '../../components/use-site';
import { EditorFrame } from '../../editing/EditorFrame';
import { EditorState } from '../../editing/EditorState';
import { useEditForm } from '../../editing/use-edit-form';
import { useTargetLabels } from '../../platforms/use-target-labels';
import { useText } from '../../translations/use-text';
import { useRights } from '../../use-rights';
import { TargetChoice } from '../rules/TargetChoice';
import { BULK_PATH, orderPath } from './bulk-paths';
import { ColumnsPart } from './ColumnsPart';
import { FileField } from './FileField';
import { formDataOf, newOrderForm, orderProblems, type OrderForm } from './order-form';
import { TimesFields } from './TimesFields';

/** No content-type or language is called so. */
const NONE = '-';

interface NewOrderProps {
  choice: SiteChoice;
  firstType: string;
  types: readonly { uid: string; displayName: string }[];
}

const useOrderForm = ({ choice, firstType }: NewOrderProps) => {
  const t = useText();
  const navigate = useNavigate();
  const [upload] = useUploadSocialBulkFileMutation();
  const first = newOrderForm(firstType, choice.site?.timezone ?? 'UTC');
  return useEditForm<OrderForm, BulkOrderView>({
    first,
    formOf: () => first,
    problemsOf: (form) =>
      Object.fromEntries(Object.entries(orderProblems(form)).map(([field, id]) => [field, t(id)])),
    send: (form) => upload(formDataOf(form, choice.siteId)),
    onSaved: ({ id }) => void navigate(orderPath(id), { replace: true }),
  });
};

const NewOrder = (props: NewOrderProps) => {
  const t = useText();
  const formId = useId();
  const { choice, types } = props;
  const { canDistribute, canSchedule } = useRights();
  const state = useOrderForm(props);
  const { form, texts, change } = state;
  const { data: locales = [] } = useGetSocialLocalesQuery();
  const targets = useTargetLabels(choice.siteId) ?? [];
  return (
    <EditorFrame
      title={t('bulk.new')}
      subtitle={t('bulk.new.subtitle')}
      listPath={BULK_PATH}
      formId={formId}
      state={{ ...state, isChanged: state.isChanged || form.file !== null }}
      forbidden={canDistribute ? undefined : t('bulk.forbidden')}
      saveLabel={t('bulk.form.send')}
    >
      <SiteSwitcher choice={choice} />
      <Grid.Root gap={6}>
        <Grid.Item col={7} s={12} xs={12} minWidth={0} direction="column" alignItems="stretch">
          <form id={formId} onSubmit={state.submit} noValidate>
            <Flex direction="column" alignItems="stretch" gap={6}>
              <Card>
                <Flex direction="column" alignItems="stretch" gap={6}>
                  <FileField
                    id={`${formId}-file`}
                    error={texts['file']}
                    onChange={(file) => change({ file })}
                  />
                  <TextField
                    name="name"
                    label={t('bulk.form.name')}
                    hint={t('bulk.form.name.hint')}
                    error={texts['name']}
                    value={form.name}
                    onChange={(name) => change({ name })}
                  />
                  <Grid.Root gap={4}>
                    <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
                      <ChoiceField
                        name="contentType"
                        label={t('bulk.form.type')}
                        hint={t('bulk.form.type.hint')}
                        error={texts['contentType']}
                        value={form.contentType || NONE}
                        options={types.map(({ uid, displayName }) => ({
                          value: uid,
                          label: displayName,
                        }))}
                        onChange={(contentType) => change({ contentType })}
                      />
                    </Grid.Item>
                    {locales.length > 1 ? (
                      <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
                        <ChoiceField
                          name="locale"
                          label={t('bulk.form.locale')}
                          hint={t('bulk.form.locale.hint')}
                          value={form.locale || NONE}
                          options={[
                            { value: NONE, label: t('entryField.defaultLocale') },
                            ...localeOptions(locales, form.locale),
                          ]}
                          onChange={(locale) => change({ locale: locale === NONE ? '' : locale })}
                        />
                      </Grid.Item>
                    ) : null}
                  </Grid.Root>
                </Flex>
              </Card>
              <Section title={t('bulk.form.when')}>
                <Card>
                  <TimesFields state={state} canSchedule={canSchedule} />
                </Card>
              </Section>
              <Section title={t('bulk.form.where')}>
                <Card>
                  <Flex direction="column" alignItems="stretch" gap={4}>
                    <TargetChoice
                      reach={form.reach}
                      targetIds={form.targetIds}
                      targets={targets}
                      error={texts['targetIds']}
                      isDisabled={false}
                      onChange={change}
                    />
                    <Checkbox
                      checked={form.again}
                      onCheckedChange={(checked) => change({ again: checked === true })}
                    >
                      {t('bulk.form.again')}
                    </Checkbox>
                  </Flex>
                </Card>
              </Section>
            </Flex>
          </form>
        </Grid.Item>
        <Grid.Item col={5} s={12} xs={12} minWidth={0} direction="column" alignItems="stretch">
          <Flex direction="column" alignItems="stretch" gap={4}>
            <ColumnsPart />
            <Notice>{t('bulk.form.draft')}</Notice>
          </Flex>
        </Grid.Item>
      </Grid.Root>
    </EditorFrame>
  );
};

/** A file that becomes a draft; nothing goes out before somebody starts it. */
export const NewOrderPage = () => {
  const t = useText();
  const choice = useSite();
  const rights = useRights();
  const { data: types, isLoading } = useGetSocialContentTypesQuery();
  if (choice.isLoading || isLoading || rights.isLoading) {
    return (
      <EditorState
        title={t('bulk.new')}
        listPath={BULK_PATH}
        problem={null}
        onRetry={() => undefined}
      />
    );
  }
  return (
    // Another site has other accounts and another clock.
    <NewOrder
      key={choice.siteId}
      choice={choice}
      types={types ?? []}
      firstType={types?.[0]?.uid ?? ''}
    />
  );
};
