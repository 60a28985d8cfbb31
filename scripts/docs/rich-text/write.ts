/** `npm run docs:rich-text`: writes docs/rich-text.md. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { drawRichText } from './draw';

writeFileSync(join(__dirname, '../../../docs/rich-text.md'), drawRichText());
