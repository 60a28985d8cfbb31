import { useCallback } from 'react';
import { useIntl } from 'react-intl';

import { toMessage, type MessageId, type MessageValues } from './message';

/** The plugin's texts in the language of the person. */
export const useText = (): ((id: MessageId, values?: MessageValues) => string) => {
  const intl = useIntl();
  return useCallback((id, values) => intl.formatMessage(toMessage(id), values), [intl]);
};
