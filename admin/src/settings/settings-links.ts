import type { StrapiApp } from '@strapi/strapi/admin';

import { PERMISSIONS } from '../permissions';
import { PLUGIN_ID } from '../plugin-id';
import { toMessage } from '../translations/message';

/** Our section of Strapi's settings; the pages are loaded when they are opened. */
export const addSettings = (app: StrapiApp): void =>
  app.addSettingsLink({ id: PLUGIN_ID, intlLabel: toMessage('settings.section') }, [
    {
      id: `${PLUGIN_ID}-sites`,
      to: `${PLUGIN_ID}/sites`,
      intlLabel: toMessage('sites.title'),
      permissions: PERMISSIONS.settings,
      Component: () =>
        import('./sites/SitesSettings').then(({ SitesSettings }) => ({ default: SitesSettings })),
    },
    {
      id: `${PLUGIN_ID}-platforms`,
      to: `${PLUGIN_ID}/platforms`,
      intlLabel: toMessage('settings.platforms'),
      permissions: PERMISSIONS.settings,
      Component: () =>
        import('./platforms/PlatformSettings').then(({ PlatformSettings }) => ({
          default: PlatformSettings,
        })),
    },
    {
      id: `${PLUGIN_ID}-ai`,
      to: `${PLUGIN_ID}/ai`,
      intlLabel: toMessage('ai.title'),
      permissions: PERMISSIONS.settings,
      Component: () =>
        import('./ai/AiSettings').then(({ AiSettings }) => ({ default: AiSettings })),
    },
    {
      id: `${PLUGIN_ID}-content`,
      to: `${PLUGIN_ID}/content`,
      intlLabel: toMessage('content.title'),
      permissions: PERMISSIONS.settings,
      Component: () =>
        import('./content/ContentSettings').then(({ ContentSettings }) => ({
          default: ContentSettings,
        })),
    },
    {
      id: `${PLUGIN_ID}-targets`,
      to: `${PLUGIN_ID}/targets`,
      intlLabel: toMessage('ways.title'),
      permissions: PERMISSIONS.connect,
      Component: () =>
        import('./targets/TargetsSettings').then(({ TargetsSettings }) => ({
          default: TargetsSettings,
        })),
    },
    {
      id: `${PLUGIN_ID}-webhooks`,
      to: `${PLUGIN_ID}/webhooks`,
      intlLabel: toMessage('webhooks.title'),
      permissions: PERMISSIONS.settings,
      Component: () =>
        import('./webhooks/WebhooksSettings').then(({ WebhooksSettings }) => ({
          default: WebhooksSettings,
        })),
    },
    {
      id: `${PLUGIN_ID}-retention`,
      to: `${PLUGIN_ID}/retention`,
      intlLabel: toMessage('retention.title'),
      permissions: PERMISSIONS.settings,
      Component: () =>
        import('./retention/RetentionSettings').then(({ RetentionSettings }) => ({
          default: RetentionSettings,
        })),
    },
  ]);
