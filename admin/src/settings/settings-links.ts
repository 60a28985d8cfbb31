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
  ]);
