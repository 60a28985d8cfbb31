import { createRequire } from 'node:module';

import type { Core } from '@strapi/types';

interface Engine {
  transfer(): Promise<unknown>;
}

type Provider = object;

/** The part of Strapi's transfer engine that its commands `export` and `import` use. */
interface DataTransfer {
  engine: {
    createTransferEngine(source: Provider, destination: Provider, options: object): Engine;
  };
  file: {
    providers: {
      createLocalFileSourceProvider(options: object): Provider;
      createLocalFileDestinationProvider(options: object): Provider;
    };
  };
  strapi: {
    getIgnoredOfficialTransferTypes(): string[];
    providers: {
      createLocalStrapiSourceProvider(options: object): Provider;
      createLocalStrapiDestinationProvider(options: object): Provider;
    };
  };
}

// `require`: it comes with Strapi, which decides on its version.
const {
  engine,
  file,
  strapi: local,
} = createRequire(createRequire(__filename).resolve('@strapi/strapi'))(
  '@strapi/data-transfer'
) as DataTransfer;

const PLAIN = { compression: { enabled: false }, encryption: { enabled: false } };

const isPassedOver = (uid: string): boolean => uid.startsWith('admin::');

/** As `strapi export` and `strapi import --force` do: everything but administrators and files. */
const OPTIONS = {
  ...{ versionStrategy: 'ignore', schemaStrategy: 'ignore', exclude: ['files'], only: [] },
  transforms: {
    links: [
      {
        filter: ({ left, right }: { left: { type: string }; right: { type: string } }) =>
          !isPassedOver(left.type) && !isPassedOver(right.type),
      },
    ],
    entities: [{ filter: ({ type }: { type: string }) => !isPassedOver(type) }],
  },
};

/** @param path without `.tar` */
export const exportTo = async (strapi: Core.Strapi, path: string): Promise<void> => {
  const source = local.providers.createLocalStrapiSourceProvider({
    getStrapi: () => strapi,
    autoDestroy: false,
  });
  const destination = file.providers.createLocalFileDestinationProvider({
    file: { path },
    ...PLAIN,
  });
  await engine.createTransferEngine(source, destination, OPTIONS).transfer();
};

/** @param path with `.tar` */
export const importFrom = async (strapi: Core.Strapi, path: string): Promise<void> => {
  const source = file.providers.createLocalFileSourceProvider({ file: { path }, ...PLAIN });
  const exclude = [
    ...Object.keys(strapi.contentTypes).filter(isPassedOver),
    ...local.getIgnoredOfficialTransferTypes(),
  ];
  const destination = local.providers.createLocalStrapiDestinationProvider({
    getStrapi: () => strapi,
    autoDestroy: false,
    strategy: 'restore',
    restore: {
      entities: { exclude },
      assets: false,
      configuration: { webhook: true, coreStore: true },
    },
  });
  await engine.createTransferEngine(source, destination, OPTIONS).transfer();
};
