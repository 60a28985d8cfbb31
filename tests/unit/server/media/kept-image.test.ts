import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import sharp from 'sharp';

import { keepImage } from '../../../../server/src/services/media/kept-image';
import { WorkFolder } from '../../../../server/src/services/media/work-folder';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kept-image-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

it('is told by itself when the note beside it was tidied away', async () => {
  const path = join(root, 'upload');
  await sharp({ create: { width: 60, height: 40, channels: 3, background: '#357' } })
    .avif()
    .toFile(path);
  const folder = join(root, 'kept');
  const wish = { mimeTypes: ['image/avif'], maxBytes: 1e6, maxPixels: 1e6, maxSide: 1000 };
  const keep = () => keepImage({ path, id: 'upload' }, wish, new WorkFolder(folder));
  const first = await keep();
  expect(first).toMatchObject({ mimeType: 'image/avif', width: 60, height: 40 });
  const note = readdirSync(folder).find((name) => name.endsWith('.json')) ?? '';
  rmSync(join(folder, note));
  expect(await keep()).toEqual(first);
});
