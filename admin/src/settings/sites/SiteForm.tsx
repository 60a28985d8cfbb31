import { useId } from 'react';

import { Button, Field, Flex, Modal, Toggle } from '@strapi/design-system';

import type { SiteDetails } from '../../../../contracts/sites';
import { ChoiceField } from '../../components/ChoiceField';
import { Notice } from '../../components/Notice';
import { TextField } from '../../components/TextField';
import { useText } from '../../translations/use-text';
import { MembersFields } from './MembersFields';
import { TimeZoneField } from './TimeZoneField';
import { UtmFields } from './UtmFields';
import { useSiteForm } from './use-site-form';

interface SiteFormProps {
  /** Null: a new one. */
  site: SiteDetails | null;
  /** Whether the person may say who belongs to it. */
  canSetMembers: boolean;
  onSaved: (name: string) => void;
}

type Form = ReturnType<typeof useSiteForm>;

const Fields = ({ site, canSetMembers, form }: Omit<SiteFormProps, 'onSaved'> & { form: Form }) => {
  const t = useText();
  const { fields, texts, change } = form;
  return (
    <>
      <TextField
        name="name"
        label={t('siteForm.name')}
        error={texts.name}
        value={fields.name}
        isRequired
        onChange={(name) => change({ name })}
      />
      {site ? null : (
        <TextField
          name="slug"
          label={t('siteForm.slug')}
          hint={t('siteForm.slug.hint')}
          error={texts.slug}
          value={fields.slug}
          isRequired
          isCode
          onChange={(slug) => change({ slug })}
        />
      )}
      <TimeZoneField
        value={fields.timezone}
        error={texts.timezone}
        onChange={(timezone) => change({ timezone })}
      />
      <TextField
        name="linkBaseUrl"
        label={t('siteForm.link')}
        hint={t('siteForm.link.hint')}
        error={texts.linkBaseUrl}
        value={fields.linkBaseUrl}
        isCode
        onChange={(linkBaseUrl) => change({ linkBaseUrl })}
      />
      <Field.Root name="stage" hint={t('siteForm.stage.hint')} error={texts.stage}>
        <Field.Label>{t('siteForm.stage')}</Field.Label>
        <Toggle
          onLabel={t('siteForm.stage.on')}
          offLabel={t('siteForm.stage.off')}
          checked={fields.stage}
          onChange={(event) => change({ stage: event.target.checked })}
        />
        <Field.Error />
        <Field.Hint />
      </Field.Root>
      <ChoiceField
        name="altTexts"
        label={t('siteForm.altTexts')}
        hint={t('siteForm.altTexts.hint')}
        error={texts.altTexts}
        value={fields.altTexts}
        options={[
          { value: 'off', label: t('siteForm.altTexts.off') },
          { value: 'warn', label: t('siteForm.altTexts.warn') },
          { value: 'require', label: t('siteForm.altTexts.require') },
        ]}
        onChange={(altTexts) => change({ altTexts })}
      />
      <UtmFields
        utm={fields.utm}
        platforms={fields.utmPlatforms}
        error={texts.utm}
        onChange={(utm) => change({ utm })}
      />
      <MembersFields fields={fields} errors={texts} isDisabled={!canSetMembers} onChange={change} />
    </>
  );
};

/** What stands in the dialog that makes or changes a site. */
export const SiteForm = ({ site, canSetMembers, onSaved }: SiteFormProps) => {
  const t = useText();
  const form = useSiteForm({ site, onSaved });
  const formId = useId();
  return (
    <Modal.Content aria-describedby={undefined}>
      <Modal.Header closeLabel={t('siteForm.close')}>
        <Modal.Title>
          {site ? t('siteForm.title', { site: site.name }) : t('siteForm.title.new')}
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
            {site?.isDefault ? <Notice>{t('siteForm.default')}</Notice> : null}
            <Fields site={site} canSetMembers={canSetMembers} form={form} />
          </Flex>
        </form>
      </Modal.Body>
      <Modal.Footer>
        <Modal.Close>
          <Button variant="tertiary">{t('siteForm.cancel')}</Button>
        </Modal.Close>
        <Button type="submit" form={formId} loading={form.isBusy}>
          {site ? t('siteForm.save') : t('siteForm.create')}
        </Button>
      </Modal.Footer>
    </Modal.Content>
  );
};
