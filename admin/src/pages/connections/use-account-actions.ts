import { useState } from 'react';

import { useNotification } from '@strapi/strapi/admin';

import type { ConnectionView } from '../../../../contracts/connections';
import {
  useActOnSocialConnectionMutation,
  useRemoveSocialConnectionMutation,
  type ConnectionAction,
} from '../../api/connections-api';
import { useProblemText } from '../../api/use-problem-text';
import type { MessageId } from '../../translations/message';
import { useText } from '../../translations/use-text';
import { accountValues, actionResultOf } from './action-result';
import type { PageMessage } from './connect-message';

const BUSY: Record<ConnectionAction, MessageId> = {
  check: 'connection.checking',
  refresh: 'connection.renewing',
  disable: 'connection.saving',
  enable: 'connection.saving',
};

export interface AccountActions {
  /** What is being done right now, in words; null: nothing. */
  busyId: MessageId | null;
  run: (action: ConnectionAction) => Promise<void>;
  disconnect: () => Promise<void>;
}

/**
 * What can be done with one account. The outcome is told where it is seen from every row; that it
 * was disconnected on the page itself, because it stays until somebody has read it.
 */
export const useAccountActions = (
  connection: ConnectionView,
  onMessage: (message: PageMessage) => void
): AccountActions => {
  const t = useText();
  const problemText = useProblemText();
  const { toggleNotification } = useNotification();
  const [act] = useActOnSocialConnectionMutation();
  const [remove] = useRemoveSocialConnectionMutation();
  const [busyId, setBusyId] = useState<MessageId | null>(null);
  const { id } = connection;
  const values = accountValues(connection);

  const run = async (action: ConnectionAction) => {
    setBusyId(BUSY[action]);
    const answer = await act({ id, action });
    setBusyId(null);
    if ('error' in answer) {
      const problem = problemText(answer.error);
      toggleNotification({ type: 'danger', message: t('account.problem', { ...values, problem }) });
      return;
    }
    const result = actionResultOf(action, answer.data);
    toggleNotification({ type: result.type, message: t(result.messageId, result.values) });
  };

  const disconnect = async () => {
    setBusyId('connection.disconnecting');
    const answer = await remove(id);
    setBusyId(null);
    const told = { values, connectedTo: null };
    if ('error' in answer) {
      const detail = problemText(answer.error);
      onMessage({ ...told, tone: 'danger', messageId: 'disconnect.failed', detail });
    } else {
      onMessage({ ...told, tone: 'success', messageId: 'disconnect.done', detail: null });
    }
  };

  return { busyId, run, disconnect };
};
