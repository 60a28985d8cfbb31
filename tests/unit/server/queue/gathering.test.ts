import { Gathering } from '../../../../server/src/queue/gathering';

const aGathering = () => {
  const sent: number[][] = [];
  const gathering = new Gathering<number>((items) => {
    sent.push([...items]);
    return Promise.resolve();
  });
  return { gathering, sent };
};

describe('what is gathered', () => {
  it('in one turn is sent together, in order', async () => {
    const { gathering, sent } = aGathering();
    await Promise.all([gathering.add([1]), gathering.add([2, 3]), gathering.add([4])]);
    expect(sent).toEqual([[1, 2, 3, 4]]);
  });

  it('later is sent by itself, and nothing is sent twice', async () => {
    const { gathering, sent } = aGathering();
    await gathering.add([1]);
    await gathering.add([2]);
    expect(sent).toEqual([[1], [2]]);
  });

  it('is not lost for others when it could not be sent', async () => {
    const sent: number[][] = [];
    const gathering = new Gathering<number>((items) => {
      if (items.includes(1)) return Promise.reject(new Error('Away.'));
      sent.push([...items]);
      return Promise.resolve();
    });
    await expect(gathering.add([1])).rejects.toThrow('Away.');
    await gathering.add([2]);
    expect(sent).toEqual([[2]]);
  });
});
