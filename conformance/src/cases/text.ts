import assert from 'node:assert/strict';

import type { ConformanceCase } from '../case';
import type { Trial } from '../trial';

const group = 'text';

/** Goes out as it is: the same letters are visible, composed or not. */
const goesOut = async (trial: Trial, text: string): Promise<void> => {
  await trial.deliver(await trial.plain(text));
  assert.equal((await trial.only()).text.normalize('NFC'), text.normalize('NFC'));
};

/** As many of one sign as the platform counts to its limit, or to so many beyond. */
const filled = ({ text: rules }: Trial, sign: string, beyond = 0): string => {
  const wanted = rules.limit + beyond;
  const each = Math.max(1, rules.count(sign.repeat(8)) / 8);
  let text = sign.repeat(Math.floor(wanted / each));
  while (rules.count(text) < wanted) text += 'x';
  return text;
};

const SAMPLES: readonly (readonly [name: string, text: string])[] = [
  ['a short text goes out letter by letter', 'The lamp of the harbour is lit again.'],
  ['lines and blank lines stay', 'First line\nsecond line\n\nnew paragraph'],
  ['emoji of several code points stay whole', 'Crew 👨‍👩‍👧‍👦 👍🏽 🇵🇹 🏴󠁧󠁢󠁳󠁣󠁴󠁿 3️⃣ on deck'],
  [
    'Chinese, Japanese and Korean stay',
    '港の灯台がまた光っています 灯塔又亮了 등대가 다시 켜졌습니다',
  ],
  ['right-to-left text stays', 'عاد نور المنارة إلى المرفأ וגם המגדלור'],
  ['combining marks stay', 'e\u0301te\u0301 क्षि ประภาคาร Ångström'],
  ['hashtags stay', 'News from the harbour #lighthouse #灯台'],
  ['signs of markup stay', 'a < b & c > d "quoted" (round) [square] {curly} *star* ~ | \\ _under_'],
  ['a link in the text stays', 'Read on: https://example.com/articles/lamp?from=post&n=1'],
];

const stays = SAMPLES.map(([name, text]): ConformanceCase => ({
  group,
  name,
  run: (trial) => goesOut(trial, text),
}));

export const textCases: readonly ConformanceCase[] = [
  ...stays,
  {
    group,
    name: 'a text at the limit goes out',
    run: (trial) => goesOut(trial, filled(trial, 'x')),
  },
  {
    group,
    name: 'a text at the limit in another alphabet goes out',
    run: (trial) => goesOut(trial, filled(trial, '港')),
  },
  {
    group,
    name: 'a text over the limit is refused before any call',
    run: async (trial) => trial.refused(await trial.plain(filled(trial, 'x', 1))),
  },
  {
    group,
    name: 'a million characters are refused before any call',
    run: async (trial) => trial.refused(await trial.plain('lamp '.repeat(200_000))),
  },
  {
    group,
    name: 'half a surrogate pair is refused before any call',
    run: async (trial) => trial.refused(await trial.plain('broken \ud83d here')),
  },
  {
    group,
    name: 'a null byte is refused before any call',
    run: async (trial) => trial.refused(await trial.plain('broken \u0000 here')),
  },
  {
    group,
    name: 'nothing at all is refused before any call',
    run: (trial) => trial.refused(trial.content('  ')),
  },
  {
    group,
    name: 'a post without parts is refused before any call',
    run: (trial) => trial.refused({ ...trial.content('x'), parts: [] }),
  },
];
