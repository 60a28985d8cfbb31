'use strict';

/**
 * A Strapi process of its own: `node boot-strapi.cjs <appDir> start` serves like `strapi start`,
 * `… load` only loads, as CLI commands do, tells the state of the queue and ends.
 */
const { join } = require('node:path');
const { createStrapi } = require('@strapi/strapi');

const [appDir, mode] = process.argv.slice(2);
const strapi = createStrapi({ appDir, distDir: join(appDir, 'dist'), serveAdminPanel: false });

const load = async () => {
  await strapi.load();
  // Longer than a worker needs to take its folder.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const { state } = await strapi.plugin('social-distribution').service('queue').status();
  console.log(`queue: ${state}`);
  await strapi.destroy();
};

void (mode === 'start' ? strapi.start() : load());
