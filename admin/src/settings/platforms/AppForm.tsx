import {
  Box,
  Button,
  Checkbox,
  Field,
  Flex,
  Grid,
  TextInput,
  Typography,
} from '@strapi/design-system';

import type { AppView } from '../../../../contracts/apps';
import { ConfirmedAction } from '../../components/ConfirmedAction';
import { Notice } from '../../components/Notice';
import { SecretField } from '../../components/SecretField';
import { useText } from '../../translations/use-text';
import { isOtherApp } from './app-fields';
import { guideOf } from './setup-guides';
import type { AppForm as Form } from './use-app-form';

interface AppFormProps {
  app: AppView;
  /** What the app is called in texts. */
  name: string;
  form: Form;
  onRemove: () => Promise<void>;
}

const Fields = ({ app, form }: Pick<AppFormProps, 'app' | 'form'>) => {
  const t = useText();
  const { fields, fieldTexts, change } = form;
  const guide = guideOf(app.app);
  const hintOf = (name: string | undefined) =>
    name ? t('app.field.hint', { platform: app.platformLabel, name }) : undefined;
  return (
    <Grid.Root gap={4}>
      <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
        <Field.Root
          name="clientId"
          hint={hintOf(guide?.idName)}
          error={fieldTexts.clientId}
          required
        >
          <Field.Label>{t('app.clientId')}</Field.Label>
          <TextInput
            dir="ltr"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={fields.clientId}
            onChange={(event) => change({ clientId: event.target.value })}
          />
          <Field.Error />
          <Field.Hint />
        </Field.Root>
      </Grid.Item>
      <Grid.Item col={6} xs={12} direction="column" alignItems="stretch" gap={2}>
        {fields.isPublic ? null : (
          <SecretField
            name="clientSecret"
            label={t('app.clientSecret')}
            hint={hintOf(guide?.secretName)}
            placeholder={app.hasSecret ? t('app.clientSecret.stored') : undefined}
            value={fields.clientSecret}
            error={fieldTexts.clientSecret}
            isRequired={!app.hasSecret}
            onChange={(clientSecret) => change({ clientSecret })}
          />
        )}
        {guide?.hasPublicClients ? (
          <Checkbox
            checked={fields.isPublic}
            onCheckedChange={(checked) => change({ isPublic: checked === true })}
          >
            {t('app.isPublic')}
          </Checkbox>
        ) : null}
      </Grid.Item>
    </Grid.Root>
  );
};

/** Client id and secret of one app, and the way to take them back. */
export const AppForm = ({ app, name, form, onRemove }: AppFormProps) => {
  const t = useText();
  return (
    <form onSubmit={form.submit} noValidate>
      <Flex direction="column" alignItems="stretch" gap={4}>
        {form.problem ? (
          <Notice tone="danger" isAnnounced>
            {form.problem}
          </Notice>
        ) : null}
        <Fields app={app} form={form} />
        {app.source === 'config' ? <Notice>{t('app.config.hint')}</Notice> : null}
        {isOtherApp(form.fields, app) ? (
          <Notice tone="warning" isAnnounced>
            {t('app.other.hint')}
          </Notice>
        ) : null}
        <Flex gap={3} alignItems="center" wrap="wrap">
          <Button
            type="submit"
            variant="secondary"
            disabled={!form.isChanged}
            loading={form.isSaving}
            aria-label={t('app.save.name', { name })}
          >
            {t('app.save')}
          </Button>
          {app.source === 'settings' ? (
            <ConfirmedAction
              trigger={
                <Button
                  variant="danger-light"
                  loading={form.isRemoving}
                  aria-label={t('app.remove.name', { name })}
                >
                  {t('app.remove')}
                </Button>
              }
              title={t('app.remove.title', { name })}
              body={t('app.remove.body')}
              confirmLabel={t('app.remove')}
              onConfirm={onRemove}
            />
          ) : null}
          <Box role="status">
            <Typography variant="pi" textColor="success700">
              {form.doneId ? t(form.doneId) : ''}
            </Typography>
          </Box>
        </Flex>
      </Flex>
    </form>
  );
};
