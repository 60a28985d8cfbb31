import { useCallback } from 'react';

import { useNotification } from '@strapi/strapi/admin';

import { useCancelSocialScheduleMutation } from '../../api/calendar-api';
import { useProblemText } from '../../api/use-problem-text';
import { useText } from '../../translations/use-text';

/** Cancels what of a schedule is not out yet, and says what came of it. */
export const useCancelItem = (): ((scheduleId: number) => Promise<boolean>) => {
  const t = useText();
  const problemText = useProblemText();
  const { toggleNotification } = useNotification();
  const [cancel] = useCancelSocialScheduleMutation();
  return useCallback(
    async (scheduleId) => {
      const answer = await cancel(scheduleId);
      if ('error' in answer) {
        toggleNotification({ type: 'danger', message: problemText(answer.error) });
        return false;
      }
      toggleNotification({ type: 'success', message: t('calendar.cancel.done') });
      return true;
    },
    [cancel, problemText, t, toggleNotification]
  );
};
