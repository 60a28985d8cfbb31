/** `npm run docs:openapi`: writes docs/openapi.json. */
import { writeFileSync } from 'node:fs';

import { format } from 'prettier';

import { currentDocument, FILE } from './file';

format(JSON.stringify(currentDocument()), { parser: 'json', printWidth: 100 }).then(
  (text) => writeFileSync(FILE, text),
  (error: unknown) => {
    console.error(`docs:openapi: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
);
