import { blobCid, recordCid } from '../../../sandbox/src/bluesky/cid';
import { encodeDagCbor } from '../../../sandbox/src/bluesky/dag-cbor';

describe('content ids', () => {
  it('gives empty bytes the well-known raw CID', () => {
    expect(blobCid(new Uint8Array())).toBe(
      'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku'
    );
  });

  it('gives the empty map the well-known DAG-CBOR CID', () => {
    expect(recordCid({})).toBe('bafyreigbtj4x7ip5legnfznufuopl4sg4knzc2cof6duas4b3q2fy6swua');
  });

  it('ignores the order of keys at every depth', () => {
    const left = recordCid({ text: 'a', embed: { alt: 'x', size: 1 } });
    const right = recordCid({ embed: { size: 1, alt: 'x' }, text: 'a' });
    expect(left).toBe(right);
    expect(left).not.toBe(recordCid({ text: 'a', embed: { alt: 'x', size: 2 } }));
  });

  it('writes integers, text, lists and links as DAG-CBOR does', () => {
    const hex = (value: Parameters<typeof encodeDagCbor>[0]) =>
      Buffer.from(encodeDagCbor(value)).toString('hex');
    expect(hex(23)).toBe('17');
    expect(hex(1000)).toBe('1903e8');
    expect(hex(1_000_000_000_000)).toBe('1b000000e8d4a51000');
    expect(hex(-500)).toBe('3901f3');
    expect(hex(['é', true, null])).toBe('8362c3a9f5f6');
    expect(hex({ bb: 1, a: 2 })).toBe('a26161026262620' + '1');
    const link = { $link: blobCid(new Uint8Array()) };
    expect(hex(link)).toMatch(/^d82a58250001551220e3b0c442/);
  });
});
