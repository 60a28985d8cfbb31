import { Field, Flex, Grid, Toggle } from '@strapi/design-system';

import type { DistributableType } from '../../../../contracts/dispatch';
import type { HashtagSetView } from '../../../../contracts/templates';
import { ChoiceField } from '../../components/ChoiceField';
import { TextField } from '../../components/TextField';
import type { EditForm } from '../../editing/use-edit-form';
import { presentPlatform } from '../../platforms/presentation';
import type { TargetLabel } from '../../platforms/target-labels';
import { useText } from '../../translations/use-text';
import { BodyField } from './BodyField';
import type { TemplateFields } from './template-fields';

/** No content-type, platform or account is called so. */
const EVERY = '-';

interface TemplateFieldsPartProps {
  state: EditForm<TemplateFields>;
  /** What the preview found in the text. */
  mistake: string | null;
  types: readonly DistributableType[];
  targets: readonly TargetLabel[];
  sets: readonly HashtagSetView[];
  isDisabled: boolean;
}

const withEvery = (
  label: string,
  options: readonly { value: string; label: string }[],
  chosen: string
) => [
  { value: EVERY, label },
  ...options,
  // What is chosen stays to be seen where it is not there any more.
  ...(chosen === '' || options.some(({ value }) => value === chosen)
    ? []
    : [{ value: chosen, label: chosen }]),
];

/** Name, text and place of a template. */
export const TemplateFieldsPart = (props: TemplateFieldsPartProps) => {
  const { state, mistake, types, targets, sets, isDisabled } = props;
  const t = useText();
  const { form, texts, change } = state;
  const platforms = [...new Set(targets.map(({ platform }) => platform))];
  const ofPlatform = targets.filter(
    ({ platform }) => form.platform === '' || platform === form.platform
  );
  const chosen = (value: string) => (value === EVERY ? '' : value);
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <TextField
        name="name"
        label={t('templates.name')}
        error={texts['name']}
        isRequired
        isDisabled={isDisabled}
        value={form.name}
        onChange={(name) => change({ name })}
      />
      <BodyField
        value={form.body}
        error={texts['body'] ?? mistake ?? undefined}
        sets={sets}
        isDisabled={isDisabled}
        onChange={(body) => change({ body })}
      />
      <Grid.Root gap={4}>
        <Grid.Item col={4} s={12} xs={12} direction="column" alignItems="stretch">
          <ChoiceField
            name="contentType"
            label={t('templates.contentType')}
            error={texts['contentType']}
            isDisabled={isDisabled}
            value={form.contentType || EVERY}
            options={withEvery(
              t('templates.contentType.all'),
              types.map(({ uid, displayName }) => ({ value: uid, label: displayName })),
              form.contentType
            )}
            onChange={(value) => change({ contentType: chosen(value) })}
          />
        </Grid.Item>
        <Grid.Item col={4} s={12} xs={12} direction="column" alignItems="stretch">
          <ChoiceField
            name="platform"
            label={t('templates.platform')}
            error={texts['platform']}
            isDisabled={isDisabled}
            value={form.platform || EVERY}
            options={withEvery(
              t('templates.platform.all'),
              platforms.map((value) => ({ value, label: presentPlatform(value).label })),
              form.platform
            )}
            onChange={(value) => change({ platform: chosen(value), targetId: '' })}
          />
        </Grid.Item>
        <Grid.Item col={4} s={12} xs={12} direction="column" alignItems="stretch">
          <ChoiceField
            name="targetId"
            label={t('templates.target')}
            error={texts['targetId']}
            isDisabled={isDisabled}
            value={form.targetId || EVERY}
            options={withEvery(
              t('templates.target.all'),
              ofPlatform.map(({ id, label }) => ({ value: String(id), label })),
              form.targetId
            )}
            onChange={(value) => change({ targetId: chosen(value) })}
          />
        </Grid.Item>
      </Grid.Root>
      <Field.Root name="enabled" hint={t('templates.enabled.hint')}>
        <Field.Label>{t('templates.enabled')}</Field.Label>
        <Toggle
          onLabel={t('listing.on')}
          offLabel={t('listing.off')}
          checked={form.enabled}
          disabled={isDisabled}
          onChange={(event) => change({ enabled: event.target.checked })}
        />
        <Field.Hint />
      </Field.Root>
    </Flex>
  );
};
