import { overAiBudget } from '../../../../server/src/services/ai-usage/budget-words';
import {
  dollars,
  nanosAtMost,
  nanosOf,
  usdOf,
} from '../../../../server/src/services/ai-usage/money';
import {
  monthBefore,
  monthInWords,
  monthOf,
  nextMonthInWords,
} from '../../../../server/src/services/ai-usage/month';

describe('money in words', () => {
  it.each([
    [0, '$0.00'],
    [5, '$5.00'],
    [0.5, '$0.50'],
    [0.062, '$0.062'],
    [0.02, '$0.02'],
    [0.05, '$0.05'],
    [0.0103, '$0.01'],
    [0.00062, '$0.00062'],
    [0.000000123, '$0.00000012'],
  ])('of %d is %s', (usd, words) => {
    expect(dollars(usd)).toBe(words);
  });

  it('is kept to the billionth, up to the largest budget there is', () => {
    expect(usdOf(nanosOf(0.000000001))).toBe(0.000000001);
    expect(nanosOf(1_000_000)).toBe(1e15);
    expect(Number.isSafeInteger(nanosOf(1_000_000) + 1)).toBe(true);
    expect(nanosAtMost(0.0000000011)).toBe(2);
    expect(usdOf('3100000')).toBe(0.0031);
    expect(usdOf(null)).toBe(0);
  });
});

describe('a month', () => {
  const newYear = Date.UTC(2026, 11, 31, 23, 30);

  it.each([
    ['UTC', '2026-12'],
    ['Europe/Lisbon', '2026-12'],
    ['Europe/Berlin', '2027-01'],
    ['Pacific/Kiritimati', '2027-01'],
    ['Pacific/Pago_Pago', '2026-12'],
  ])('is that of the calendar in %s', (zone, month) => {
    expect(monthOf(newYear, zone)).toBe(month);
  });

  it('has a name, and a day on which the next one begins', () => {
    expect(monthInWords('2026-12')).toBe('December 2026');
    expect(nextMonthInWords(newYear, 'Pacific/Pago_Pago')).toBe('1 January');
    expect(nextMonthInWords(newYear, 'Europe/Berlin')).toBe('1 February');
  });

  it('is so many before or after another', () => {
    expect(monthBefore('2027-03', 25)).toBe('2025-02');
    expect(monthBefore('2026-12', -1)).toBe('2027-01');
    expect(monthBefore('2026-12', 0)).toBe('2026-12');
  });
});

describe('a refusal', () => {
  const site = { name: 'Harbour Light', timezone: 'Europe/Lisbon' };
  const budget = nanosOf(5);
  const now = Date.UTC(2027, 2, 10);
  const refusal = (spent: number, held: number, worst: number) => {
    const account = { month: '2027-03', spent: nanosOf(spent), held: nanosOf(held) };
    return overAiBudget({ site, account, budget, now }, nanosOf(worst));
  };

  it('for money that is spent names the month, the budget and the way out', () => {
    expect(refusal(4.99, 4.99, 0.02)).toBe(
      'The AI budget of Harbour Light is $5.00 for March 2027: $4.99 of it are spent, and another call may cost up to $0.02. Raise it under Settings, Social distribution, AI, or wait for 1 April.'
    );
  });

  it('for money that is only held asks for a little patience', () => {
    expect(refusal(4, 4.99, 0.02)).toContain('Try again in a minute.');
  });
});
