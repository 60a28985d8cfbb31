import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

import type { Core } from '@strapi/types';

import { isWritable } from './embedded-folder';
import { ok, problem, type Finding } from './finding';

interface UploadPlugin {
  provider?: { isPrivate?: () => boolean | Promise<boolean> };
}

/** Whether files of the media library can be read and, where a platform needs it, changed. */
export const uploadFindings = async (strapi: Core.Strapi): Promise<Finding[]> => {
  const provider = strapi.config.get<string>('plugin::upload.provider', 'local');
  return [
    provider === 'local' ? localFinding(strapi) : await remoteFinding(strapi, provider),
    workFolderFinding(join(strapi.dirs.app.root, '.tmp', 'social-distribution-media')),
  ];
};

const localFinding = (strapi: Core.Strapi): Finding => {
  const folder = join(strapi.dirs.static.public, 'uploads');
  try {
    accessSync(folder, constants.R_OK | constants.X_OK);
    return ok(`Uploads are kept in ${folder}.`);
  } catch {
    return problem(
      `Uploads are kept in ${folder}, which cannot be read: posts with media fail.`,
      'Make the folder, or give the user that runs Strapi the right to read it.'
    );
  }
};

const remoteFinding = async (strapi: Core.Strapi, provider: string): Promise<Finding> => {
  const { provider: storage } = strapi.plugin('upload') as unknown as UploadPlugin;
  const isPrivate = (await storage?.isPrivate?.()) ?? false;
  const access = isPrivate ? 'They are private and are read with signed addresses.' : '';
  return ok(`Uploads are kept by "${provider}". ${access}`.trim());
};

const workFolderFinding = (folder: string): Finding =>
  isWritable(folder)
    ? ok(`Media can be prepared in ${folder}.`)
    : problem(
        `Media cannot be prepared: ${folder} cannot be written to.`,
        'Give the folder to the user that runs Strapi (and run this as that user).'
      );
