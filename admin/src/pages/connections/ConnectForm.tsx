import { Button, Modal } from '@strapi/design-system';

import { useText } from '../../translations/use-text';
import { ConnectFieldsPart } from './ConnectFieldsPart';
import { accountValues } from './action-result';
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
          <ConnectFieldsPart wish={props.wish} form={form} />
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{t('password.cancel')}</Button>
          </Modal.Close>
          <Button type="submit" loading={form.isBusy}>
            {method.connectBy === 'app_password' ? t('password.submit') : t('server.submit')}
          </Button>
        </Modal.Footer>
      </form>
    </Modal.Content>
  );
};
