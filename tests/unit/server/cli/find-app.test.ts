import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { Refusal } from '../../../../server/src/cli/command';
import { findApp } from '../../../../server/src/cli/worker/find-app';

let appDir: string;

beforeEach(() => {
  appDir = realpathSync(mkdtempSync(join(tmpdir(), 'find-app-')));
});

afterEach(() => {
  rmSync(appDir, { recursive: true, force: true });
});

const write = (file: string, content = ''): string => {
  const path = join(appDir, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
};

/** Strapi as npm lays it out: the compiler's package is Strapi's own, not the app's. */
const installStrapi = (compiler = 'throw new Error("The compiler was loaded.");'): string => {
  write('package.json', '{}');
  write('node_modules/@strapi/strapi/node_modules/@strapi/typescript-utils/index.js', compiler);
  return write('node_modules/@strapi/strapi/index.js');
};

const refusal = async (): Promise<string> => {
  const error: unknown = await findApp(appDir).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Refusal);
  return (error as Refusal).message;
};

describe('finding the Strapi app', () => {
  it('takes a JavaScript app as it is', async () => {
    const strapiEntry = installStrapi();
    write('config/server.js');
    expect(await findApp(appDir)).toEqual({ appDir, distDir: appDir, strapiEntry });
  });

  it('takes the out folder of a TypeScript app, without loading the compiler', async () => {
    installStrapi();
    const line = '"include": ["src/**/*.ts"], // everything';
    write('tsconfig.json', `{ ${line}\n /* and out: */ "compilerOptions": { "outDir": "a//b" } }`);
    write('a/b/config/server.js');
    expect(await findApp(appDir)).toMatchObject({ distDir: join(appDir, 'a/b') });
  });

  it('asks the compiler of Strapi where tsconfig.json alone does not tell', async () => {
    const outDir = join(appDir, 'inherited');
    installStrapi(`exports.resolveOutDir = async () => ${JSON.stringify(outDir)};`);
    write('tsconfig.json', '{ "extends": "./base.json" }');
    write('inherited/config/server.js');
    expect(await findApp(appDir)).toMatchObject({ distDir: outDir });
  });

  it('refuses a folder without an app', async () => {
    expect(await refusal()).toBe(
      `${appDir} is no Strapi app: there is no @strapi/strapi. ` +
        'Run this in the folder of your app after "npm install", or name the folder with --app.'
    );
  });

  it('refuses an app that is not installed', async () => {
    write('package.json', '{ "dependencies": { "@strapi/strapi": "5.0.0" } }');
    expect(await refusal()).toContain('after "npm install"');
  });

  it.each([
    ['an out folder that is missing', () => undefined],
    ['an out folder with nothing but the admin panel', () => void write('dist/build/index.html')],
  ])('refuses a TypeScript app that is not built: %s', async (_, arrange) => {
    installStrapi(`exports.resolveOutDir = async (dir) => dir + '/dist';`);
    write('tsconfig.json', '{ "compilerOptions": { "outDir": "dist" } }');
    arrange();
    expect(await refusal()).toBe(
      `The app in ${appDir} is not built yet: run "npm run build" first.`
    );
  });
});
