import { useId } from 'react';

import { Button, Checkbox, Field, Flex, Modal, Toggle } from '@strapi/design-system';

import type { TargetSettings } from '../../../../contracts/targets';
import { ChoiceField } from '../../components/ChoiceField';
import { Notice } from '../../components/Notice';
import { TextField } from '../../components/TextField';
import { accountNameOf, presentPlatform } from '../../platforms/presentation';
import { useText } from '../../translations/use-text';
import { OptionsFields } from './OptionsFields';
import { useWayForm, type WayFormInput, type WayFormState } from './use-way-form';
import { VoicePart } from './VoicePart';
import { formatLabelOf } from './way-groups';

const FORMATS = ['feed', 'reel', 'story'] as const satisfies readonly TargetSettings['format'][];

interface FieldsProps extends Pick<WayFormInput, 'platform'> {
  form: WayFormState;
}

/** The formats of the platform, and the chosen one whatever it is. */
const FormatField = ({ platform, form }: FieldsProps) => {
  const t = useText();
  const { fields, texts, change } = form;
  const offered = FORMATS.filter(
    (format) => format === fields.format || platform?.formats.some(({ id }) => id === format)
  );
  return (
    <ChoiceField
      name="format"
      label={t('wayForm.format')}
      error={texts['format']}
      value={fields.format}
      options={offered.map((value) => ({ value, label: formatLabelOf(platform, value) }))}
      onChange={(format) => change({ format })}
    />
  );
};

const TextsFields = ({ form }: Pick<FieldsProps, 'form'>) => {
  const t = useText();
  const { fields, texts, change } = form;
  return (
    <>
      <TextField
        name="locales"
        label={t('wayForm.languages')}
        hint={t('wayForm.languages.hint')}
        error={texts['locales']}
        value={fields.languages}
        isCode
        onChange={(languages) => change({ languages })}
      />
      <ChoiceField
        name="overflow"
        label={t('wayForm.overflow')}
        error={texts['overflow']}
        value={fields.overflow}
        options={[
          { value: 'shorten', label: t('wayForm.overflow.shorten') },
          { value: 'thread', label: t('wayForm.overflow.thread') },
        ]}
        onChange={(overflow) => change({ overflow })}
      />
      {fields.overflow === 'thread' ? (
        <Checkbox
          checked={fields.numbering}
          onCheckedChange={(checked) => change({ numbering: checked === true })}
        >
          {t('wayForm.numbering')}
        </Checkbox>
      ) : null}
      <ChoiceField
        name="hashtags"
        label={t('wayForm.hashtags')}
        error={texts['hashtags']}
        value={fields.hashtags}
        options={[
          { value: 'tags', label: t('wayForm.hashtags.tags') },
          { value: 'tags_and_keywords', label: t('wayForm.hashtags.keywords') },
          { value: 'none', label: t('wayForm.hashtags.none') },
        ]}
        onChange={(hashtags) => change({ hashtags })}
      />
    </>
  );
};

/** What stands in the dialog that makes or changes a way to publish. */
export const WayForm = (props: WayFormInput) => {
  const { connection, platform, target } = props;
  const t = useText();
  const form = useWayForm(props);
  const formId = useId();
  const { fields, texts, change } = form;
  const account = accountNameOf(connection.platform, connection.handle);
  const platformLabel = platform?.label ?? presentPlatform(connection.platform).label;
  return (
    <Modal.Content aria-describedby={undefined}>
      <Modal.Header closeLabel={t('wayForm.close')}>
        <Modal.Title>
          {target
            ? t('wayForm.title', { way: target.name })
            : t('wayForm.title.new', { platform: platformLabel, account })}
        </Modal.Title>
      </Modal.Header>
      {/* The form is within the body: around it, it would keep the body from scrolling. */}
      <Modal.Body>
        <form id={formId} onSubmit={form.submit} noValidate>
          <Flex direction="column" alignItems="stretch" gap={5}>
            {form.problem ? (
              <Notice tone="danger" isAnnounced>
                {form.problem}
              </Notice>
            ) : null}
            <TextField
              name="name"
              label={t('wayForm.name')}
              hint={t('wayForm.name.hint')}
              error={texts['name']}
              value={fields.name}
              isRequired
              onChange={(name) => change({ name })}
            />
            <Field.Root name="enabled" hint={t('wayForm.enabled.hint')}>
              <Field.Label>{t('wayForm.enabled')}</Field.Label>
              <Toggle
                onLabel={t('wayForm.enabled.on')}
                offLabel={t('wayForm.enabled.off')}
                checked={fields.enabled}
                onChange={(event) => change({ enabled: event.target.checked })}
              />
              <Field.Hint />
            </Field.Root>
            <FormatField platform={platform} form={form} />
            <TextsFields form={form} />
            <VoicePart form={form} />
            <OptionsFields platformLabel={platformLabel} form={form} />
          </Flex>
        </form>
      </Modal.Body>
      <Modal.Footer>
        <Modal.Close>
          <Button variant="tertiary">{t('wayForm.cancel')}</Button>
        </Modal.Close>
        <Button type="submit" form={formId} loading={form.isBusy}>
          {target ? t('wayForm.save') : t('wayForm.create')}
        </Button>
      </Modal.Footer>
    </Modal.Content>
  );
};
