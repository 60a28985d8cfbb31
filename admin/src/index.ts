import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import { Cast } from '@strapi/icons';
import type { PluginDefinition } from '@strapi/strapi/admin';

import { ComposeAction } from './content-manager/ComposeAction';
import { DistributePanel } from './content-manager/DistributePanel';
import { DistributeMany } from './list-view/DistributeMany';
import { addListColumn } from './list-view/list-column';
import { noteFirstAddress } from './composer/first-address';
import { PAGE_PERMISSIONS } from './permissions';
import { PLUGIN_ID, PLUGIN_PATH } from './plugin-id';
import { addSettings } from './settings/settings-links';
import { loadTranslations } from './translations/load-translations';
import { toMessage } from './translations/message';
import { addWidgets } from './widgets/add-widgets';

type ContentManagerApis = ContentManagerPlugin['config']['apis'];

const plugin: PluginDefinition = {
  register(app) {
    noteFirstAddress(window.location, window.sessionStorage);
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
    app.addMenuLink({
      to: PLUGIN_PATH,
      icon: Cast,
      intlLabel: toMessage('menu.label'),
      permissions: PAGE_PERMISSIONS,
      Component: () => import('./pages/App').then(({ App }) => ({ default: App })),
    });
    addSettings(app);
    addWidgets(app);
    const apis = app.getPlugin('content-manager').apis as ContentManagerApis;
    apis.addEditViewSidePanel([DistributePanel]);
    apis.addDocumentHeaderAction([ComposeAction]);
    apis.addBulkAction([DistributeMany]);
    addListColumn(app);
  },

  registerTrads: ({ locales }) => loadTranslations(locales),
};

export default plugin;
