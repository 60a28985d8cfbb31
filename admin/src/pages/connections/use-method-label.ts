import { useCallback } from 'react';

import type { ConnectMethodView } from '../../../../contracts/platforms';
import { useText } from '../../translations/use-text';
import { methodLabelId } from './method-label';

/** What a method connects, in the language of the person: "Pages of your company". */
export const useMethodLabel = (): ((
  platform: string,
  method: Pick<ConnectMethodView, 'id' | 'label'>
) => string) => {
  const t = useText();
  return useCallback(
    (platform, { id, label }) => {
      const messageId = methodLabelId(platform, id);
      return messageId ? t(messageId) : label;
    },
    [t]
  );
};
