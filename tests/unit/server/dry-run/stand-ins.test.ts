import fc from 'fast-check';

import { StandIns } from '../../../../server/src/services/dry-run/stand-ins';

const shape = fc
  .array(fc.constantFrom('#', '*', 'a', '-', ':', '#####', '*****'), { maxLength: 12 })
  .map((pieces) => `${pieces.join('')}####*`);

describe('stand-ins', () => {
  it('look as the platform’s ids do', () => {
    const standIns = new StandIns();
    expect(standIns.next('urn:li:image:***********')).toBe('urn:li:image:standin0001');
    expect(standIns.next('#'.repeat(19))).toBe('9000000000000000002');
    expect(standIns.made).toEqual(['urn:li:image:standin0001', '9000000000000000002']);
  });

  it('have the shape that was asked for, and never the same text twice', () => {
    fc.assert(
      fc.property(fc.array(shape, { maxLength: 60 }), (shapes) => {
        const standIns = new StandIns();
        const made = shapes.map((each) => standIns.next(each));
        for (const [place, id] of made.entries()) {
          const wanted = [...(shapes[place] ?? '')];
          const fits = [...id].map((character, at) => {
            if (wanted[at] === '#') return /\d/.test(character);
            return wanted[at] === '*' ? /[a-z\d]/.test(character) : character === wanted[at];
          });
          expect(fits).toEqual(wanted.map(() => true));
        }
        expect(new Set(made.map((id) => id.replace(/\D/g, '').slice(-4))).size).toBe(made.length);
      })
    );
  });

  it('refuse a shape that has no room to tell them apart', () => {
    expect(() => new StandIns().next('id-####')).toThrow('too little room');
  });

  it('of secrets leave the list, and are never made again', () => {
    const standIns = new StandIns();
    const secret = `Bearer ${standIns.next('*****')}`;
    const server = standIns.next('host-*****');
    standIns.forgetWithin([secret]);
    expect(standIns.made).toEqual([server]);
    expect(secret).not.toContain(standIns.next('*****'));
  });
});
