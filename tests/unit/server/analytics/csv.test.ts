import { csvLine } from '../../../../server/src/services/analytics/csv';

describe('a line of CSV', () => {
  it('leaves what is not known empty, and numbers as they are', () => {
    expect(csvLine([null, undefined, 0, -3.5, true, ''])).toBe(',,0,-3.5,true,\r\n');
  });

  it.each([
    ['a,b', '"a,b"'],
    ['say "hello"', '"say ""hello"""'],
    ['one\r\ntwo', '"one\r\ntwo"'],
    [' padded ', '" padded "'],
    ['Grüße 🌊', 'Grüße 🌊'],
  ])('keeps %j as it is', (text, cell) => {
    expect(csvLine([text])).toBe(`${cell}\r\n`);
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '  =1',
    '\u00a0=1',
    '＝1',
    '＋1',
    '－1',
    '＠a',
  ])('shows %j as text instead of running it', (text) => {
    const cell = csvLine([text]).replace(/^"/, '');
    expect(cell.startsWith("'")).toBe(true);
  });

  it('keeps an apostrophe of the text apart from one that shields it', () => {
    expect(csvLine(["'tis the tide"])).toBe("''tis the tide\r\n");
  });

  it('shields before it quotes, so that no reader finds the formula', () => {
    expect(csvLine(['=HYPERLINK("a","b")'])).toBe(`"'=HYPERLINK(""a"",""b"")"\r\n`);
  });
});
