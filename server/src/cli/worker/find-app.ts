import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

import { Refusal } from '../command';

/** A Strapi app that can be loaded. */
export interface App {
  appDir: string;
  /** Where its compiled files are; the app itself when it is written in JavaScript. */
  distDir: string;
  /** The main file of the app's own `@strapi/strapi`. */
  strapiEntry: string;
}

/**
 * Finds what `strapi start` would load in this folder.
 *
 * @throws Refusal there is no Strapi app, or it is not built
 */
export const findApp = async (appDir: string): Promise<App> => {
  const strapiEntry = strapiEntryOf(appDir);
  const distDir = await distDirOf(appDir, strapiEntry);
  return { appDir, distDir, strapiEntry };
};

const strapiEntryOf = (appDir: string): string => {
  const packageFile = join(appDir, 'package.json');
  try {
    if (existsSync(packageFile)) return createRequire(packageFile).resolve('@strapi/strapi');
  } catch {
    // Not installed: the sentence below says so.
  }
  throw new Refusal(
    `${appDir} is no Strapi app: there is no @strapi/strapi. ` +
      'Run this in the folder of your app after "npm install", or name the folder with --app.'
  );
};

const distDirOf = async (appDir: string, strapiEntry: string): Promise<string> => {
  const tsconfigFile = join(appDir, 'tsconfig.json');
  if (!existsSync(tsconfigFile)) return appDir;
  const outDir =
    plainOutDir(appDir, tsconfigFile) ?? (await compilerOutDir(appDir, strapiEntry)) ?? appDir;
  if (holdsConfig(outDir)) return outDir;
  throw new Refusal(`The app in ${appDir} is not built yet: run "npm run build" first.`);
};

const holdsConfig = (folder: string): boolean => existsSync(join(folder, 'config'));

/** A string, which stays, or a comment, which goes. */
const STRING_OR_COMMENT = /("(?:\\.|[^"\\])*")|\/\/.*|\/\*[\s\S]*?\*\//g;

/**
 * The out folder where tsconfig.json itself says it. The TypeScript compiler, loaded to learn one
 * path, would stay in the worker's memory, and ends the process when the sources are not shipped.
 */
const plainOutDir = (appDir: string, tsconfigFile: string): string | null => {
  try {
    const json = readFileSync(tsconfigFile, 'utf8').replace(STRING_OR_COMMENT, '$1');
    const { compilerOptions } = JSON.parse(json) as { compilerOptions?: { outDir?: unknown } };
    if (typeof compilerOptions?.outDir !== 'string') return null;
    const outDir = resolve(appDir, compilerOptions.outDir);
    return holdsConfig(outDir) ? outDir : null;
  } catch {
    // Trailing commas, say: the compiler can read it.
    return null;
  }
};

interface TypeScriptUtils {
  resolveOutDir: (appDir: string) => Promise<string | undefined>;
}

/** The out folder as the compiler sees it, with everything tsconfig.json extends. */
const compilerOutDir = async (appDir: string, strapiEntry: string): Promise<string | undefined> => {
  const fromStrapi = createRequire(strapiEntry);
  const { resolveOutDir } = fromStrapi('@strapi/typescript-utils') as TypeScriptUtils;
  return resolveOutDir(appDir);
};
