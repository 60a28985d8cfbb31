import { useState } from 'react';

import { useNotification } from '@strapi/strapi/admin';

import type { ConnectionView } from '../../../../contracts/connections';
import { fetchConnectionFile, useEraseSocialConnectionMutation } from '../../api/connections-api';
import { useProblemText } from '../../api/use-problem-text';
import { keepFile } from '../../components/keep-file';
import { useText } from '../../translations/use-text';
import { accountValues } from './action-result';
import type { PageMessage } from './connect-message';

/** All that is held about one account: to have it as a file, and to have it gone. */
export const useAccountData = (
  connection: ConnectionView,
  onMessage: (message: PageMessage) => void
) => {
  const t = useText();
  const problemText = useProblemText();
  const { toggleNotification } = useNotification();
  const [eraseAccount, { isLoading }] = useEraseSocialConnectionMutation();
  const [isSaving, setIsSaving] = useState(false);
  const { id, platform } = connection;
  const values = accountValues(connection);

  const save = async () => {
    setIsSaving(true);
    try {
      keepFile(await fetchConnectionFile(id), `social-account-${platform}-${id}.json`);
    } catch {
      toggleNotification({ type: 'danger', message: t('dataCare.export.failed', values) });
    } finally {
      setIsSaving(false);
    }
  };

  const erase = async (confirm: string) => {
    const answer = await eraseAccount({ id, confirm });
    const told = { values, connectedTo: null };
    if ('error' in answer) {
      const detail = problemText(answer.error);
      onMessage({ ...told, tone: 'danger', messageId: 'dataCare.erase.failed', detail });
    } else {
      onMessage({ ...told, tone: 'success', messageId: 'dataCare.erase.done', detail: null });
    }
  };

  return { isBusy: isSaving || isLoading, save, erase };
};
