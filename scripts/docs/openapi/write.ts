/** `npm run docs:openapi`: writes docs/openapi.json and docs/openapi-automation.json. */
import { writeFileSync } from 'node:fs';

import { format } from 'prettier';

import { AUTOMATION_FILE, currentAutomationDocument, currentDocument, FILE } from './file';

const write = async (file: string, document: Record<string, unknown>): Promise<void> => {
  const text = await format(JSON.stringify(document), { parser: 'json', printWidth: 100 });
  writeFileSync(file, text);
};

Promise.all([
  write(FILE, currentDocument()),
  write(AUTOMATION_FILE, currentAutomationDocument()),
]).catch((error: unknown) => {
  console.error(`docs:openapi: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
