import { Calendar, Cast, WarningCircle } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

import { PERMISSIONS } from '../permissions';
import { PLUGIN_ID, PLUGIN_PATH } from '../plugin-id';
import { toMessage, type MessageId } from '../translations/message';

const linkTo = (page: string, label: MessageId) => ({
  label: toMessage(label),
  href: `/${PLUGIN_PATH}/${page}`,
});

/** Our part of Strapi's homepage; each is loaded when it is shown. */
export const addWidgets = (app: StrapiApp): void =>
  app.widgets.register([
    {
      id: 'attention',
      pluginId: PLUGIN_ID,
      icon: WarningCircle,
      title: toMessage('widgets.attention.title'),
      link: linkTo('overview', 'widgets.attention.link'),
      permissions: PERMISSIONS.read,
      component: () => import('./AttentionWidget').then((file) => file.AttentionWidget),
    },
    {
      id: 'published',
      pluginId: PLUGIN_ID,
      icon: Cast,
      title: toMessage('widgets.published.title'),
      link: linkTo('activity', 'widgets.published.link'),
      permissions: PERMISSIONS.read,
      component: () => import('./PublishedWidget').then((file) => file.PublishedWidget),
    },
    {
      id: 'budget',
      pluginId: PLUGIN_ID,
      icon: Calendar,
      title: toMessage('widgets.budget.title'),
      link: linkTo('budgets', 'widgets.budget.link'),
      permissions: PERMISSIONS.read,
      component: () => import('./BudgetWidget').then((file) => file.BudgetWidget),
    },
  ]);
