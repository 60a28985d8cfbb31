import { useId } from 'react';

import {
  Button,
  Field,
  Flex,
  Modal,
  MultiSelect,
  MultiSelectOption,
  Toggle,
} from '@strapi/design-system';

import type { SiteDetails } from '../../../../contracts/sites';
import { Notice } from '../../components/Notice';
import { TextField } from '../../components/TextField';
import { useText } from '../../translations/use-text';
import { EventFields } from './EventFields';
import { useWebhookForm, type WebhookFormInput, type WebhookFormState } from './use-webhook-form';

export interface WebhookFormProps extends WebhookFormInput {
  /** Those that the person may choose. */
  sites: readonly SiteDetails[];
  /** Not limited to sites. */
  mayChooseAll: boolean;
}

type FieldsProps = Pick<WebhookFormProps, 'sites' | 'mayChooseAll'> & { form: WebhookFormState };

const SitesField = ({ form, sites, mayChooseAll }: FieldsProps) => {
  const t = useText();
  const { fields, texts, change } = form;
  return (
    <Field.Root
      name="siteIds"
      hint={mayChooseAll ? t('webhooks.form.sites.hint') : undefined}
      error={texts['siteIds']}
    >
      <Field.Label>{t('webhooks.form.sites')}</Field.Label>
      <MultiSelect
        value={(fields.siteIds ?? []).map(String)}
        placeholder={mayChooseAll ? t('webhooks.sites.all') : undefined}
        withTags
        onChange={(ids: string[]) =>
          change({ siteIds: ids.length > 0 || !mayChooseAll ? ids.map(Number) : null })
        }
      >
        {sites.map(({ id, name }) => (
          <MultiSelectOption key={id} value={String(id)}>
            {name}
          </MultiSelectOption>
        ))}
      </MultiSelect>
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
};

const Fields = ({ form, ...choice }: FieldsProps) => {
  const t = useText();
  const { fields, texts, change } = form;
  return (
    <>
      <TextField
        name="name"
        label={t('webhooks.form.name')}
        error={texts['name']}
        value={fields.name}
        isRequired
        onChange={(name) => change({ name })}
      />
      <TextField
        name="url"
        label={t('webhooks.form.url')}
        hint={t('webhooks.form.url.hint')}
        error={texts['url']}
        value={fields.url}
        isRequired
        isCode
        onChange={(url) => change({ url })}
      />
      <EventFields
        value={fields.events}
        error={texts['events']}
        onChange={(events) => change({ events })}
      />
      {choice.sites.length > 1 ? <SitesField form={form} {...choice} /> : null}
      <Field.Root name="isOrdered" hint={t('webhooks.form.ordered.hint')}>
        <Field.Label>{t('webhooks.form.ordered')}</Field.Label>
        <Toggle
          onLabel={t('webhooks.on')}
          offLabel={t('webhooks.off')}
          checked={fields.isOrdered}
          onChange={(event) => change({ isOrdered: event.target.checked })}
        />
        <Field.Hint />
      </Field.Root>
    </>
  );
};

/** What stands in the dialog that adds or changes a webhook. */
export const WebhookForm = ({ sites, mayChooseAll, ...input }: WebhookFormProps) => {
  const t = useText();
  const form = useWebhookForm(input);
  const formId = useId();
  return (
    <Modal.Content aria-describedby={undefined}>
      <Modal.Header closeLabel={t('webhooks.form.close')}>
        <Modal.Title>{input.webhook?.name ?? t('webhooks.add')}</Modal.Title>
      </Modal.Header>
      <Modal.Body>
        <form id={formId} onSubmit={form.submit} noValidate>
          <Flex direction="column" alignItems="stretch" gap={5}>
            {form.problem ? (
              <Notice tone="danger" isAnnounced>
                {form.problem}
              </Notice>
            ) : null}
            <Fields form={form} sites={sites} mayChooseAll={mayChooseAll} />
          </Flex>
        </form>
      </Modal.Body>
      <Modal.Footer>
        <Modal.Close>
          <Button variant="tertiary">{t('webhooks.form.cancel')}</Button>
        </Modal.Close>
        <Button type="submit" form={formId} loading={form.isBusy}>
          {t('webhooks.form.save')}
        </Button>
      </Modal.Footer>
    </Modal.Content>
  );
};
