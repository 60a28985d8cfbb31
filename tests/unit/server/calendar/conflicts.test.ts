import { conflictsOf } from '../../../../server/src/services/calendar/conflicts';
import { anItem, aPost, at } from './draft-items';

const keysOf = (items: Parameters<typeof conflictsOf>[0]) => [...conflictsOf(items).keys()].sort();

describe('posts of one account', () => {
  it('conflict when they are nearer than a quarter of an hour, each with the other', () => {
    const one = anItem('one', [aPost({ time: at('09:00') })]);
    const two = anItem('two', [aPost({ time: at('09:14') })]);
    expect(conflictsOf([two, one])).toEqual(
      new Map([
        ['one', [{ itemKey: 'two', platform: 'x', handle: 'harbourlight', minutes: 14 }]],
        ['two', [{ itemKey: 'one', platform: 'x', handle: 'harbourlight', minutes: 14 }]],
      ])
    );
  });

  it('do not when they are a quarter of an hour apart', () => {
    const one = anItem('one', [aPost({ time: at('09:00') })]);
    const two = anItem('two', [aPost({ time: at('09:15') })]);
    expect(keysOf([one, two])).toEqual([]);
  });

  it('do not when they belong to the same item, or to different accounts', () => {
    const one = anItem('one', [aPost(), aPost({ deliveryId: 2 })]);
    const two = anItem('two', [aPost({ connectionId: 2 })]);
    expect(keysOf([one, two])).toEqual([]);
  });

  it('do not when both are out, or one will never be', () => {
    const out = anItem('out', [aPost({ state: 'published' })]);
    const alsoOut = anItem('also', [aPost({ state: 'published' })]);
    const never = anItem('never', [aPost({ state: 'cancelled' })]);
    expect(keysOf([out, alsoOut, never])).toEqual([]);
    expect(keysOf([out, alsoOut, never, anItem('new', [aPost()])])).toEqual(['also', 'new']);
  });
});
