/** `npm run docs:states`: writes the transition table into docs/deliveries.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { drawDeliveryStates } from './delivery-states';

const FILE = join(__dirname, '../../docs/deliveries.md');
const MARKS = /(<!-- states -->\n)[\s\S]*(<!-- \/states -->)/;

const text = readFileSync(FILE, 'utf8');
writeFileSync(FILE, text.replace(MARKS, `$1\n${drawDeliveryStates()}\n\n$2`));
