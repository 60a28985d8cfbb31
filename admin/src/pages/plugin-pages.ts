import type { ComponentType } from 'react';

import { PLUGIN_PATH } from '../plugin-id';
import type { PERMISSIONS } from '../permissions';
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
    name: 'overview',
    label: 'overview.title',
    right: 'canRead',
    permission: 'read',
    load: () => import('./overview/OverviewPage').then((file) => ({ default: file.OverviewPage })),
  },
  {
    name: 'calendar',
    label: 'calendar.title',
    right: 'canRead',
    permission: 'read',
    load: () => import('./calendar/CalendarPage').then((file) => ({ default: file.CalendarPage })),
  },
  {
    name: 'activity',
    label: 'activity.title',
    right: 'canRead',
    permission: 'read',
    load: () =>
      import('./activity/ActivityRoutes').then((file) => ({ default: file.ActivityRoutes })),
  },
  {
    name: 'bulk',
    label: 'bulk.title',
    right: 'canRead',
    permission: 'read',
    load: () => import('./bulk/BulkRoutes').then((file) => ({ default: file.BulkRoutes })),
  },
  {
    name: 'approvals',
    label: 'approvals.title',
    right: 'canRead',
    permission: 'read',
    load: () =>
      import('./approvals/ApprovalsPage').then((file) => ({ default: file.ApprovalsPage })),
  },
  {
    name: 'connections',
    label: 'connections.title',
    right: 'canRead',
    permission: 'read',
    load: () =>
      import('./connections/ConnectionRoutes').then((file) => ({ default: file.ConnectionRoutes })),
  },
  {
    name: 'templates',
    label: 'templates.title',
    right: 'canRead',
    permission: 'read',
    load: () =>
      import('./templates/TemplateRoutes').then((file) => ({ default: file.TemplateRoutes })),
  },
  {
    name: 'hashtags',
    label: 'hashtags.title',
    right: 'canRead',
    permission: 'read',
    load: () => import('./hashtags/SetRoutes').then((file) => ({ default: file.SetRoutes })),
  },
  {
    name: 'analytics',
    label: 'analytics.title',
    right: 'canSeeAnalytics',
    permission: 'analytics',
    load: () =>
      import('./analytics/AnalyticsRoutes').then((file) => ({ default: file.AnalyticsRoutes })),
  },
  {
    name: 'experiments',
    label: 'experiments.title',
    right: 'canSeeAnalytics',
    permission: 'analytics',
    load: () =>
      import('./experiments/ExperimentRoutes').then((file) => ({ default: file.ExperimentRoutes })),
  },
  {
    name: 'rules',
    label: 'rules.title',
    right: 'canRead',
    permission: 'read',
    load: () => import('./rules/RuleRoutes').then((file) => ({ default: file.RuleRoutes })),
  },
  {
    name: 'budgets',
    label: 'budgets.title',
    right: 'canRead',
    permission: 'read',
    load: () => import('./budgets/BudgetsPage').then((file) => ({ default: file.BudgetsPage })),
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
