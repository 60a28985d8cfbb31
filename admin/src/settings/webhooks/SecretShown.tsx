import { Button, Flex, Modal, Typography } from '@strapi/design-system';

import type { WebhookWithSecret } from '../../../../contracts/webhooks';
import { CopyValue } from '../../components/CopyValue';
import { TimeText } from '../../components/TimeText';
import { useText } from '../../translations/use-text';

/** A new secret, this once. */
export const SecretShown = ({
  made,
  onClose,
}: {
  made: WebhookWithSecret | null;
  onClose: () => void;
}) => {
  const t = useText();
  return (
    <Modal.Root open={made !== null} onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      {made ? (
        <Modal.Content>
          <Modal.Header closeLabel={t('webhooks.form.close')}>
            <Modal.Title>{t('webhooks.secret.title', { name: made.name })}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="flex-start" gap={4}>
              <Typography>{t('webhooks.secret.once')}</Typography>
              <CopyValue value={made.secret} name={t('webhooks.secret.name')} />
              {made.previousSecretUntil ? (
                <Typography textColor="neutral600">
                  {t('webhooks.secret.previous')} <TimeText at={made.previousSecretUntil} />
                </Typography>
              ) : null}
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Button onClick={onClose}>{t('webhooks.secret.done')}</Button>
          </Modal.Footer>
        </Modal.Content>
      ) : null}
    </Modal.Root>
  );
};
