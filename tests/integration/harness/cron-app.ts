import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../..');
const TICK = `async () => {
  require('node:fs').appendFileSync(process.env.TICKS_FILE, process.pid + '\\n');
}`;

const FILES: Record<string, string> = {
  'package.json': JSON.stringify({ name: 'cron-app', version: '1.0.0', strapi: { uuid: 'cron' } }),
  'tsconfig.json': '{ "compilerOptions": { "outDir": "dist" } } // the sources are not shipped',
  'dist/config/server.js': `module.exports = ({ env }) => ({
    host: '127.0.0.1',
    port: env.int('PORT'),
    app: { keys: ['one', 'two'] },
    logger: { updates: { enabled: false }, startup: { enabled: false } },
    cron: { enabled: true, tasks: { configured: { task: ${TICK}, options: '* * * * * *' } } },
  });`,
  'dist/config/admin.js': `module.exports = ({ env }) => ({
    auth: { secret: env('ADMIN_JWT_SECRET') },
    apiToken: { salt: env('API_TOKEN_SALT') },
    transfer: { token: { salt: env('TRANSFER_TOKEN_SALT') } },
    secrets: { encryptionKey: env('ENCRYPTION_KEY') },
  });`,
  'dist/config/database.js': `module.exports = ({ env }) => ({
    connection: {
      client: 'sqlite',
      connection: { filename: env('DATABASE_FILENAME') },
      useNullAsDefault: true,
    },
  });`,
  'dist/config/plugins.js': `module.exports = ({ env }) => ({
    'social-distribution': {
      enabled: env.bool('SOCIAL_ENABLED', true),
      resolve: ${JSON.stringify(ROOT)},
      config: { queue: { backend: 'redis', url: env('SOCIAL_QUEUE_URL') } },
    },
  });`,
  'dist/src/index.js': `module.exports = {
    bootstrap({ strapi }) {
      strapi.cron.add({ added: { task: ${TICK}, options: '* * * * * *' } });
    },
  };`,
};

export interface CronApp {
  appDir: string;
  /** For a process that runs it, beside the secrets. */
  env: { DATABASE_FILENAME: string; TICKS_FILE: string };
  /** How often its two tasks, due every second, ran in a process. */
  ticksOf(pid: number): number;
  remove(): void;
}

/** A small Strapi app of its own: one task every second by config, one added by its code. */
export const aCronApp = (): CronApp => {
  const appDir = mkdtempSync(join(tmpdir(), 'cron-app-'));
  for (const [file, content] of Object.entries(FILES)) {
    mkdirSync(dirname(join(appDir, file)), { recursive: true });
    writeFileSync(join(appDir, file), content);
  }
  mkdirSync(join(appDir, 'public/uploads'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(appDir, 'node_modules'));
  const ticksFile = join(appDir, 'ticks');
  writeFileSync(ticksFile, '');
  return {
    appDir,
    env: { DATABASE_FILENAME: join(appDir, 'data.db'), TICKS_FILE: ticksFile },
    ticksOf: (pid) =>
      readFileSync(ticksFile, 'utf8')
        .split('\n')
        .filter((line) => line === String(pid)).length,
    remove: () => rmSync(appDir, { recursive: true, force: true }),
  };
};
