import type { ComponentType } from 'react';

import { PLUGIN_PATH } from '../plugin-id';
import { PERMISSIONS } from '../permissions';
import type { MessageId } from '../translations/message';
import type { Rights } from '../use-rights';

type PageRight = Exclude<keyof Rights, 'isLoading'>;

export interface PluginPage {
  /** Below the plugin's own path; what follows it belongs to the page. */
  name: string;
  label: MessageId;
  /** Who finds the page in the navigation. */
  right: PageRight;
  /** Who may open it. */
  permission: keyof typeof PERMISSIONS;
  /** Fetched when the page is opened. */
  load: () => Promise<{ default: ComponentType }>;
}

/** The plugin's pages in the order of its navigation. */
export const PLUGIN_PAGES: readonly PluginPage[] = [
  {
    name: 'connections',
    label: 'connections.title',
    right: 'canRead',
    permission: 'read',
    load: () =>
      import('./connections/ConnectionRoutes').then((file) => ({ default: file.ConnectionRoutes })),
  },
  {
    name: 'health',
    label: 'health.title',
    right: 'canMonitor',
    permission: 'monitor',
    load: () => import('./health/HealthPage').then((file) => ({ default: file.HealthPage })),
  },
  {
    name: 'audit',
    label: 'audit.title',
    right: 'canMonitor',
    permission: 'monitor',
    load: () => import('./audit/AuditPage').then((file) => ({ default: file.AuditPage })),
  },
];

/** Where a page is, below the admin's root. */
export const pathOf = ({ name }: Pick<PluginPage, 'name'>): string => `/${PLUGIN_PATH}/${name}`;

/** The pages that a person may open, in the order of the navigation. */
export const visiblePages = (rights: Pick<Rights, PageRight>): PluginPage[] =>
  PLUGIN_PAGES.filter(({ right }) => rights[right]);
