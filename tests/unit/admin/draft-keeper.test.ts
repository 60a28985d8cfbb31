import { DraftKeeper, type Keeping } from '../../../admin/src/composer/draft-keeper';

type Outcome = { savedAt: string | null } | 'failed' | 'elsewhere';

interface Call {
  text: string;
  basedOn: string | null | undefined;
  answer: (outcome: Outcome) => void;
}

const aKeeper = () => {
  const calls: Call[] = [];
  const shown: Keeping[] = [];
  const keeper = new DraftKeeper<string>({
    first: '',
    isSame: (one, other) => one === other,
    keep: (text, basedOn) =>
      new Promise((answer) => {
        calls.push({ text, basedOn, answer });
      }),
    show: ({ keeping }) => shown.push(keeping),
  });
  const answer = async (outcome: Outcome) => {
    calls.at(-1)?.answer(outcome);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { keeper, calls, shown, answer };
};

const KEPT_ONE = { savedAt: '2026-11-23T10:00:00.000Z' };
const KEPT_TWO = { savedAt: '2026-11-23T10:00:01.000Z' };

describe('what is written', () => {
  it('is not kept while nothing is written', () => {
    const { keeper, calls } = aKeeper();
    keeper.want('');
    expect(calls).toEqual([]);
  });

  it('is kept one request at a time, and the latest words win', async () => {
    const { keeper, calls, answer, shown } = aKeeper();
    keeper.want('a');
    keeper.want('ab');
    keeper.want('abc');
    expect(calls.map(({ text }) => text)).toEqual(['a']);
    await answer(KEPT_ONE);
    expect(calls.map(({ text, basedOn }) => [text, basedOn])).toEqual([
      ['a', null],
      ['abc', KEPT_ONE.savedAt],
    ]);
    await answer(KEPT_TWO);
    expect(calls).toHaveLength(2);
    expect(shown).toEqual(['saving', 'saved', 'saving', 'saved']);
  });

  it('is not sent again when it is what was kept before', () => {
    const { keeper, calls } = aKeeper();
    keeper.open('kept', KEPT_ONE.savedAt);
    keeper.want('kept');
    expect(calls).toEqual([]);
  });

  it('is tried again with the next change after a failure', async () => {
    const { keeper, calls, answer, shown } = aKeeper();
    keeper.want('a');
    await answer('failed');
    expect(shown.at(-1)).toBe('failed');
    keeper.want('ab');
    expect(calls.at(-1)?.text).toBe('ab');
    await answer(KEPT_ONE);
    expect(shown.at(-1)).toBe('saved');
  });

  it('waits for the person when another window wrote, and then is theirs', async () => {
    const { keeper, calls, answer, shown } = aKeeper();
    keeper.open('old', KEPT_ONE.savedAt);
    keeper.want('mine');
    await answer('elsewhere');
    expect(shown.at(-1)).toBe('elsewhere');
    keeper.want('mine, too');
    expect(calls).toHaveLength(1);
    keeper.keepMine();
    expect(calls.at(-1)).toMatchObject({ text: 'mine, too', basedOn: undefined });
    await answer(KEPT_TWO);
    expect(shown.at(-1)).toBe('saved');
  });
});
