import { Button } from '@strapi/design-system';

import type { ConnectionView } from '../../../../contracts/connections';
import { useRemoveSocialConnectionMutation } from '../../api/connections-api';
import { useProblemText } from '../../api/use-problem-text';
import { ConfirmedAction } from '../../components/ConfirmedAction';
import { accountNameOf, presentPlatform } from '../../platforms/presentation';
import { useText } from '../../translations/use-text';
import type { PageMessage } from './connect-message';
import type { ConnectRight } from './connect-right';

interface DisconnectButtonProps {
  connection: ConnectionView;
  connectRight: ConnectRight;
  onMessage: (message: PageMessage) => void;
}

export const DisconnectButton = (props: DisconnectButtonProps) => {
  const { connection, connectRight, onMessage } = props;
  const t = useText();
  const problemText = useProblemText();
  const [remove, { isLoading }] = useRemoveSocialConnectionMutation();
  const values = {
    account: accountNameOf(connection.platform, connection.handle),
    platform: presentPlatform(connection.platform).label,
  };

  const disconnect = async () => {
    const answer = await remove(connection.id);
    if ('error' in answer) {
      const detail = problemText(answer.error);
      onMessage({ tone: 'danger', messageId: 'disconnect.failed', values, detail });
    } else {
      onMessage({ tone: 'success', messageId: 'disconnect.done', values, detail: null });
    }
  };

  return (
    <ConfirmedAction
      trigger={
        <Button
          variant="danger-light"
          disabled={!connectRight.isAllowed}
          loading={isLoading}
          aria-label={t('disconnect.name', values)}
          aria-describedby={connectRight.reasonId}
        >
          {t('disconnect.text')}
        </Button>
      }
      title={t('disconnect.title', values)}
      body={t('disconnect.body', values)}
      confirmLabel={t('disconnect.text')}
      onConfirm={disconnect}
    />
  );
};
