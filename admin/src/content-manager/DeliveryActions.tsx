import { Button, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { DeliveryView } from '../../../contracts/deliveries';
import {
  useCancelSocialDeliveryMutation,
  useResolveSocialDeliveryMutation,
  useRetrySocialDeliveryMutation,
} from '../api/distribution-api';
import { useProblemText } from '../api/use-problem-text';
import { ConfirmedAction } from '../components/ConfirmedAction';
import { useText } from '../translations/use-text';
import { WasPostedButton } from './WasPostedButton';
import type { DeliveryAction } from './delivery-presentation';

interface DeliveryActionsProps {
  delivery: DeliveryView;
  actions: readonly DeliveryAction[];
  /** Platform and account, for the names of the buttons. */
  values: { platform: string; account: string };
}

/** What a person can do about a delivery. */
export const DeliveryActions = ({ delivery, actions, values }: DeliveryActionsProps) => {
  const t = useText();
  const problemText = useProblemText();
  const { toggleNotification } = useNotification();
  const [retry, retrying] = useRetrySocialDeliveryMutation();
  const [cancel, cancelling] = useCancelSocialDeliveryMutation();
  const [resolve, resolving] = useResolveSocialDeliveryMutation();

  const report = (answer: object) => {
    if (!('error' in answer)) return;
    toggleNotification({ type: 'danger', message: problemText(answer.error) });
  };
  const decide = async (outcome: 'post_again' | 'ignore') =>
    report(await resolve({ id: delivery.id, request: { outcome } }));

  if (actions.length === 0) return null;
  return (
    <Flex gap={2} wrap="wrap">
      {actions.includes('retry') ? (
        <Button
          variant="secondary"
          size="S"
          loading={retrying.isLoading}
          aria-label={t('delivery.retry.name', values)}
          onClick={() => void retry(delivery.id).then(report)}
        >
          {t('delivery.retry')}
        </Button>
      ) : null}
      {actions.includes('cancel') ? (
        <Button
          variant="tertiary"
          size="S"
          loading={cancelling.isLoading}
          aria-label={t('delivery.cancel.name', values)}
          onClick={() => void cancel(delivery.id).then(report)}
        >
          {t('delivery.cancel')}
        </Button>
      ) : null}
      {actions.includes('resolve') ? (
        <>
          <WasPostedButton deliveryId={delivery.id} values={values} />
          <ConfirmedAction
            trigger={
              <Button
                variant="tertiary"
                size="S"
                loading={resolving.isLoading}
                aria-label={t('delivery.postAgain.name', values)}
              >
                {t('delivery.postAgain')}
              </Button>
            }
            title={t('delivery.postAgain.title', values)}
            body={t('delivery.postAgain.body', values)}
            confirmLabel={t('delivery.postAgain')}
            onConfirm={() => decide('post_again')}
          />
        </>
      ) : null}
      {actions.includes('ignore') ? (
        <ConfirmedAction
          trigger={
            <Button
              variant="tertiary"
              size="S"
              disabled={resolving.isLoading}
              aria-label={t('delivery.ignore.name', values)}
            >
              {t('delivery.ignore')}
            </Button>
          }
          title={t('delivery.ignore.title', values)}
          body={t('delivery.ignore.body')}
          confirmLabel={t('delivery.ignore')}
          onConfirm={() => decide('ignore')}
        />
      ) : null}
    </Flex>
  );
};
