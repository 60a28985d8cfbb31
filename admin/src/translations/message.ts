import type { MessageDescriptor } from 'react-intl';

import { PLUGIN_ID } from '../plugin-id';
import en from './en.json';

/** Every text of the admin, as written in `en.json`. */
export type MessageId = keyof typeof en;

export type MessageValues = Record<string, string | number | boolean>;

/** How react-intl knows a text: its id carries the plugin's name, English is the fallback. */
export const toMessage = (id: MessageId): MessageDescriptor & { id: string } => ({
  id: `${PLUGIN_ID}.${id}`,
  defaultMessage: en[id],
});
