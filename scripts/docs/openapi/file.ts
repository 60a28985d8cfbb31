import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { openApiDocument } from './document';

const ROOT = join(__dirname, '../../..');

/** Where the description of the API is kept. */
export const FILE = join(ROOT, 'docs', 'openapi.json');

/** What the file must hold. */
export const currentDocument = (): Record<string, unknown> => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    version: string;
  };
  return openApiDocument(version);
};
