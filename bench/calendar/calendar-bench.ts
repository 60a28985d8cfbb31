import { join } from 'node:path';
import { rmSync } from 'node:fs';

import { AdminClient } from '../../scripts/person/admin-client';
import { openDemo } from '../../scripts/demo/open-demo';
import { ROOT } from '../paths';
import { describeMachine } from '../report/machine';
import { publishReport } from '../report/print-report';
import { calendarRows } from './calendar-rows';
import { fillCalendar } from './fill-calendar';
import { measureFrames, type ViewFigures } from './measure-frames';

const ITEMS = 2_000;
const QUICK_ITEMS = 200;
const PORT = 1937;
const SANDBOX_PORT = 5_200;
const DATA = join(ROOT, '.tmp', 'bench-calendar');

/**
 * `npm run bench -- calendar [--quick]`: a month with 2,000 scheduled items, scrolled up and down in
 * a real Chromium: how long it takes until it stands there, and how long frames take while it moves.
 */
export const calendarBench = async (args: string[]): Promise<void> => {
  const isQuick = args.includes('--quick');
  const items = isQuick ? QUICK_ITEMS : ITEMS;
  const machine = describeMachine();
  const figures = await measure(items);
  publishReport({
    name: 'calendar',
    ...{ machine, figures, options: { items }, isJudged: !isQuick },
    rows: figures.flatMap(calendarRows),
  });
};

const measure = async (items: number): Promise<ViewFigures[]> => {
  rmSync(DATA, { recursive: true, force: true });
  const place = { dataDir: DATA, port: PORT, sandboxPort: SANDBOX_PORT };
  const demo = await openDemo({ ...place, isVerbose: false });
  try {
    const client = new AdminClient(demo.url);
    await client.enter(demo.person);
    const page = await client.connectByOAuth('x');
    if (!page.searchParams.get('connected')) throw new Error(`Not connected: ${page.search}`);
    console.log(`· scheduling ${items} items …`);
    const month = await fillCalendar(client, items);
    console.log('· scrolling …');
    return await measureFrames(demo, month);
  } finally {
    await demo.close();
  }
};
