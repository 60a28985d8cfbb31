import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { automationDocument } from './automation-document';
import { openApiDocument } from './document';

const ROOT = join(__dirname, '../../..');

/** Where the description of the admin API is kept. */
export const FILE = join(ROOT, 'docs', 'openapi.json');

/** Where that of the API for programs is kept. */
export const AUTOMATION_FILE = join(ROOT, 'docs', 'openapi-automation.json');

/** What the file of the admin API must hold. */
export const currentDocument = (): Record<string, unknown> => openApiDocument(version());

/** What the file of the API for programs must hold. */
export const currentAutomationDocument = (): Record<string, unknown> =>
  automationDocument(version());

const version = (): string =>
  (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;
