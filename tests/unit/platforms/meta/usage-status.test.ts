import fc from 'fast-check';

import { usageStatus } from '../../../../server/src/platforms/meta/usage-headers';

import { NOW } from './builders';

const HOUR_MS = 3_600_000;
const app = (percent: number) => JSON.stringify({ call_count: percent, total_time: 1 });
const business = (percent: number, minutes = 0) =>
  JSON.stringify({
    '615': [
      { type: 'pages', call_count: 2, total_cputime: percent, total_time: 1 },
      { type: 'pages', call_count: 1, estimated_time_to_regain_access: minutes },
    ],
  });

describe('the usage headers', () => {
  it.each([
    ['nothing', {}, null],
    ['no JSON', { 'x-app-usage': '<html>' }, null],
    ['another shape', { 'x-business-use-case-usage': '[1]' }, null],
  ])('say nothing with %s', (_, headers, status) => {
    expect(usageStatus(headers, NOW)).toEqual(status);
  });

  it('count from 95 down: what is beyond is better not used', () => {
    expect(usageStatus({ 'x-app-usage': app(28) }, NOW)).toEqual({
      ...{ ruleId: null, limit: 95, remaining: 67, resetsAt: NOW + HOUR_MS },
    });
    expect(usageStatus({ 'x-app-usage': app(97) }, NOW)?.remaining).toBe(0);
    expect(usageStatus({ 'x-page-usage': app(10) }, NOW)?.remaining).toBe(85);
  });

  it('tell the fullest of all budgets, whichever number of it is the highest', () => {
    const headers = { 'x-app-usage': app(20), 'x-business-use-case-usage': business(60) };
    expect(usageStatus(headers, NOW)).toEqual({
      ...{ ruleId: null, limit: 95, remaining: 35, resetsAt: NOW + HOUR_MS },
    });
  });

  it.each([
    [79, undefined, 16],
    [80, 60_000, 15],
    [94, 60_000, 1],
    [95, 60_000, 0],
  ])('at %i percent ask for %p ms between posts, with %i left', (percent, paceMs, remaining) => {
    const status = usageStatus({ 'x-business-use-case-usage': business(percent) }, NOW);
    expect([status?.paceMs, status?.remaining]).toEqual([paceMs, remaining]);
  });

  it('tell when a Page that is blocked is free again', () => {
    const blocked = JSON.stringify({
      '615': [{ call_count: 102, estimated_time_to_regain_access: 30 }],
    });
    const status = usageStatus({ 'x-business-use-case-usage': blocked }, NOW);
    expect(status).toMatchObject({
      ruleId: null,
      limit: 95,
      remaining: 0,
      resetsAt: NOW + 30 * 60_000,
    });
  });

  it('never throw, whatever stands in them', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (value) => {
        const headers = { 'x-app-usage': value, 'x-business-use-case-usage': value };
        const status = usageStatus(headers, NOW);
        return status === null || (status.remaining >= 0 && Number.isFinite(status.resetsAt));
      }),
      { seed: 7 }
    );
  });
});
