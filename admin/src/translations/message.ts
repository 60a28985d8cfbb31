import { PLUGIN_ID } from '../plugin-id';
import type en from './en';

/** Every text of the admin, as written in `en/`. */
export type MessageId = keyof typeof en;

export type MessageValues = Record<string, string | number | boolean>;

/** How react-intl knows a text. No text comes along: Strapi itself falls back to English. */
export const toMessage = (id: MessageId): { id: string; defaultMessage: string } => ({
  id: `${PLUGIN_ID}.${id}`,
  defaultMessage: id,
});
