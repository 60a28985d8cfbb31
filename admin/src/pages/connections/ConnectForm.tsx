import { Button, Flex, Link, Modal } from '@strapi/design-system';

import { Notice } from '../../components/Notice';
import { isWebAddress } from '../../platforms/web-address';
import { useText } from '../../translations/use-text';
import { FormField } from './FormField';
import { accountValues } from './action-result';
import type { ConnectField } from './connect-fields';
import type { ConnectWish } from './connect-wish';
import { useConnectForm } from './use-connect-form';

interface ConnectFormProps {
  wish: ConnectWish;
  onConnected: (handle: string) => void;
}

/** What stands in the dialog: handle and app password, the account's server, or both. */
export const ConnectForm = (props: ConnectFormProps) => {
  const t = useText();
  const { platform, method, connection } = props.wish;
  const form = useConnectForm(props);
  const isByPassword = method.connectBy === 'app_password';
  const fieldProps = (name: ConnectField) => ({
    name,
    value: form.fields[name],
    error: form.fieldTexts[name],
    onChange: (value: string) => form.change(name, value),
  });

  return (
    <Modal.Content aria-describedby={undefined}>
      <form onSubmit={form.submit} noValidate>
        <Modal.Header closeLabel={t('password.close')}>
          <Modal.Title>
            {connection
              ? t('reconnect.name', accountValues(connection))
              : t('password.title', { platform: platform.label })}
          </Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {form.problem ? (
              <Notice tone="danger" isAnnounced>
                {form.problem}
              </Notice>
            ) : null}
            {isByPassword ? (
              <>
                <FormField
                  {...fieldProps('identifier')}
                  label={t('password.identifier.label')}
                  hint={t('password.identifier.hint')}
                />
                <FormField
                  {...fieldProps('password')}
                  type="password"
                  label={t('password.password.label')}
                  hint={t('password.password.hint')}
                />
              </>
            ) : null}
            {isWebAddress(method.passwordPageUrl) ? (
              <Link href={method.passwordPageUrl} isExternal>
                {t('password.pageLink', { platform: platform.label })}
              </Link>
            ) : null}
            {form.asked.includes('serviceUrl') ? (
              <FormField
                {...fieldProps('serviceUrl')}
                type="url"
                label={t('password.serviceUrl.label')}
                hint={
                  isByPassword
                    ? t('password.serviceUrl.hint', { platform: platform.label })
                    : t('server.hint', { platform: platform.label })
                }
              />
            ) : null}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{t('password.cancel')}</Button>
          </Modal.Close>
          <Button type="submit" loading={form.isBusy}>
            {isByPassword ? t('password.submit') : t('server.submit')}
          </Button>
        </Modal.Footer>
      </form>
    </Modal.Content>
  );
};
