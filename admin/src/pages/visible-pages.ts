import { AUDIT_PATH, CONNECTIONS_PATH, HEALTH_PATH } from '../plugin-id';
import type { MessageId } from '../translations/message';
import type { Rights } from '../use-rights';

export interface PluginPage {
  /** Below the admin's root. */
  path: string;
  label: MessageId;
  right: 'canRead' | 'canMonitor';
}

const PAGES: PluginPage[] = [
  { path: CONNECTIONS_PATH, label: 'connections.title', right: 'canRead' },
  { path: HEALTH_PATH, label: 'health.title', right: 'canMonitor' },
  { path: AUDIT_PATH, label: 'audit.title', right: 'canMonitor' },
];

/** The pages that a person may open, in the order of the navigation. */
export const visiblePages = (rights: Pick<Rights, PluginPage['right']>): PluginPage[] =>
  PAGES.filter(({ right }) => rights[right]);
