import { useId } from 'react';

import {
  Button,
  Checkbox,
  Field,
  Flex,
  Link,
  Modal,
  Toggle,
  Typography,
} from '@strapi/design-system';

import type { AiProviderView } from '../../../../contracts/ai-providers';
import { Notice } from '../../components/Notice';
import { SecretField } from '../../components/SecretField';
import { TextField } from '../../components/TextField';
import { useText } from '../../translations/use-text';
import { fallbacksOf } from './provider-facts';
import {
  useProviderForm,
  type ProviderFormInput,
  type ProviderFormState,
} from './use-provider-form';

interface FieldsProps {
  provider: AiProviderView;
  form: ProviderFormState;
}

const KeyFields = ({ provider, form }: FieldsProps) => {
  const t = useText();
  const { fields, texts, change } = form;
  const placeholder = provider.entered?.hasKey
    ? t('ai.provider.key.stored')
    : provider.hasKey
      ? t('ai.provider.key.config')
      : undefined;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <SecretField
        name="apiKey"
        label={t('ai.provider.key')}
        hint={t('ai.provider.key.hint')}
        placeholder={placeholder}
        error={texts['apiKey']}
        value={fields.apiKey}
        isRequired={provider.needsKey && !provider.hasKey}
        isDisabled={fields.removesKey}
        onChange={(apiKey) => change({ apiKey })}
      />
      {provider.entered?.hasKey ? (
        <Checkbox
          checked={fields.removesKey}
          onCheckedChange={(checked) => change({ removesKey: checked === true, apiKey: '' })}
        >
          {t('ai.provider.key.remove')}
        </Checkbox>
      ) : null}
      {provider.keyPage ? (
        <Link href={provider.keyPage} isExternal>
          {t('ai.provider.keyPage', { provider: provider.label })}
        </Link>
      ) : null}
    </Flex>
  );
};

const PriceFields = ({ form }: Pick<FieldsProps, 'form'>) => {
  const t = useText();
  const id = useId();
  const { fields, texts, change } = form;
  return (
    <Flex role="group" aria-labelledby={id} direction="column" alignItems="stretch" gap={4}>
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Typography variant="pi" fontWeight="bold" textColor="neutral800" id={id}>
          {t('ai.price')}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {t('ai.price.hint')}
        </Typography>
      </Flex>
      <TextField
        name="inputUsd"
        label={t('ai.price.input')}
        error={texts['inputUsd']}
        value={fields.inputUsd}
        inputMode="decimal"
        onChange={(inputUsd) => change({ inputUsd })}
      />
      <TextField
        name="cachedInputUsd"
        label={t('ai.price.cached')}
        hint={t('ai.price.cached.hint')}
        error={texts['cachedInputUsd']}
        value={fields.cachedInputUsd}
        inputMode="decimal"
        onChange={(cachedInputUsd) => change({ cachedInputUsd })}
      />
      <TextField
        name="outputUsd"
        label={t('ai.price.output')}
        error={texts['outputUsd']}
        value={fields.outputUsd}
        inputMode="decimal"
        onChange={(outputUsd) => change({ outputUsd })}
      />
    </Flex>
  );
};

const Fields = ({ provider, form }: FieldsProps) => {
  const t = useText();
  const { fields, texts, change } = form;
  const fallbacks = fallbacksOf(provider);
  return (
    <>
      <Field.Root name="enabled" hint={t('ai.provider.enabled.hint')}>
        <Field.Label>{t('ai.provider.enabled')}</Field.Label>
        <Toggle
          onLabel={t('ai.on')}
          offLabel={t('ai.off')}
          checked={fields.enabled}
          onChange={(event) => change({ enabled: event.target.checked })}
        />
        <Field.Hint />
      </Field.Root>
      <KeyFields provider={provider} form={form} />
      <TextField
        name="model"
        label={t('ai.provider.model')}
        hint={t('ai.provider.model.hint')}
        error={texts['model']}
        value={fields.model}
        placeholder={fallbacks.model}
        isRequired={provider.defaultModel === null}
        isCode
        onChange={(model) => change({ model })}
      />
      <TextField
        name="baseUrl"
        label={t('ai.provider.address')}
        hint={t('ai.provider.address.hint')}
        error={texts['baseUrl']}
        value={fields.baseUrl}
        placeholder={fallbacks.baseUrl}
        isRequired={provider.defaultBaseUrl === null}
        isCode
        onChange={(baseUrl) => change({ baseUrl })}
      />
      <PriceFields form={form} />
    </>
  );
};

/** What stands in the dialog that sets up an AI provider. */
export const ProviderForm = (props: ProviderFormInput) => {
  const { provider } = props;
  const t = useText();
  const form = useProviderForm(props);
  const formId = useId();
  return (
    <Modal.Content aria-describedby={undefined}>
      <Modal.Header closeLabel={t('ai.form.close')}>
        <Modal.Title>{provider.label}</Modal.Title>
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
            {provider.source === 'config' ? <Notice>{t('ai.provider.config')}</Notice> : null}
            <Fields provider={provider} form={form} />
          </Flex>
        </form>
      </Modal.Body>
      <Modal.Footer>
        <Modal.Close>
          <Button variant="tertiary">{t('ai.form.cancel')}</Button>
        </Modal.Close>
        <Button type="submit" form={formId} loading={form.isBusy}>
          {t('ai.save')}
        </Button>
      </Modal.Footer>
    </Modal.Content>
  );
};
