import { parseArgs } from 'node:util';

import { ARTICLE_OF_1500_WORDS } from '../../eval/articles/long';
import { ArticleWriter } from '../../eval/harness/article-writer';
import { switchOnAi } from '../../eval/harness/settings';
import { openWorld } from '../../eval/harness/world';
import { describeMachine } from '../report/machine';
import { publishReport } from '../report/print-report';
import type { Row } from '../report/row';
import { aiRows } from './ai-rows';
import { measureAnswers } from './measure-answers';
import { measureCosts } from './measure-costs';
import { measureFallback } from './measure-fallback';
import { measureInside } from './measure-inside';
import type { Measured } from './measured';

const TARGETS = 6;
const REQUESTS = 60;
const QUICK_REQUESTS = 6;
const PORT = 1637;
const SANDBOX_PORT = 4900;

/**
 * `npm run bench -- ai`: words for an article of 1,500 words and six targets, from the sandbox's
 * vendors with the latency of real ones: how long it takes, what of it is ours, how fast another
 * vendor takes over, what it costs; before that, what the router and an estimate take by themselves.
 * `--quick` asks little and judges nothing.
 */
export const aiBench = async (args: string[]): Promise<void> => {
  const { values } = parseArgs({ args, options: { quick: { type: 'boolean', default: false } } });
  const requests = values.quick ? QUICK_REQUESTS : REQUESTS;
  const machine = describeMachine();
  // Before the sandbox works in this process.
  const inside = await measureInside();
  const world = await openWorld({ port: PORT, sandboxPort: SANDBOX_PORT });
  try {
    const documentId = await new ArticleWriter(world).write(ARTICLE_OF_1500_WORDS);
    await switchOnAi(world, ['gemini']);
    const targetIds = world.targets.slice(0, TARGETS).map(({ id }) => id);
    const measured: Measured = { world, documentId, targetIds, requests };
    const figures = {
      inside,
      answers: await measureAnswers(measured),
      fallback: await measureFallback(measured),
      costs: await measureCosts(measured),
    };
    const rows = aiRows(figures);
    const isJudged = !values.quick;
    publishReport({ name: 'ai', machine, options: { requests }, rows, figures, isJudged });
    console.log(lastLine(rows, isJudged));
  } finally {
    await world.close();
  }
};

const lastLine = (rows: readonly Row[], isJudged: boolean): string => {
  const promised = rows.filter(({ goal }) => goal !== null);
  const told = promised.map(({ what, figure, goal, isReached }) => {
    const verdict = isJudged ? ` ${isReached === true ? 'reached' : 'not reached'}` : '';
    return `${what} ${figure} (goal ${goal ?? ''})${verdict}`;
  });
  return `bench ai: ${told.join('; ')}`;
};
