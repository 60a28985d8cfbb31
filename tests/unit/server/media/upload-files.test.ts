import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { UploadFiles } from '../../../../server/src/services/media/upload-files';
import { WorkFolder } from '../../../../server/src/services/media/work-folder';
import { aMediaStrapi, type MediaStrapi } from './a-media-strapi';

let world: MediaStrapi;
let server: Server;

beforeEach(async () => {
  world = aMediaStrapi();
  server = createServer((_, response) => response.end('a film'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => {
  server.close();
  world.close();
});

const remoteFile = () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/film.mp4`;
  const media = world.add('Film.mp4', 'video/mp4', null, { provider: 'bucket', url });
  return world.rowOf(media.fileId);
};

const TROUBLE = { family: 'retryable', code: 'MEDIA_WORK' };

describe('the copy of a remote file', () => {
  it('blames the disk of this machine, not the storage, when it cannot be written', async () => {
    const nowhere = {
      obtain: async (_: string, write: (path: string) => Promise<void>) => {
        await write(join(world.workFolder, 'no-such-folder', 'copy'));
        return '';
      },
    } as unknown as WorkFolder;
    await expect(new UploadFiles(world.strapi, nowhere).pathOf(remoteFile())).rejects.toMatchObject(
      {
        ...TROUBLE,
        message: 'The file Film.mp4 could not be prepared here: its disk says ENOENT.',
      }
    );
  });

  it('fails for now, naming no path, where the work folder cannot be made', async () => {
    const file = join(world.strapi.dirs.static.public, 'file');
    writeFileSync(file, '');
    const uploads = new UploadFiles(world.strapi, new WorkFolder(join(file, 'below')));
    await expect(uploads.pathOf(remoteFile())).rejects.toMatchObject({
      ...TROUBLE,
      message: 'The file Film.mp4 could not be prepared here: its disk says ENOTDIR.',
    });
  });
});

describe('a storage that signs no address', () => {
  it('is down for now, whichever way the file is read', async () => {
    const silent = aMediaStrapi({ signingError: new Error('The key is unknown.') });
    const uploads = new UploadFiles(silent.strapi, new WorkFolder(silent.workFolder));
    const failure = {
      ...{ family: 'retryable', code: 'MEDIA_STORAGE' },
      message: 'The storage of Film.mp4 gave no address that opens it.',
    };
    await expect(uploads.rangesOf(remoteFile())).rejects.toMatchObject(failure);
    await expect(uploads.pathOf(remoteFile())).rejects.toMatchObject(failure);
    silent.close();
  });
});
