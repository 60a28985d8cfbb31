import { countPdfPages, isPdf } from '../../../../server/src/services/media/pdf-pages';
import { documentFile } from '../../../platform-kit/files';

const pdf = (pages: number, padding = 0): Uint8Array =>
  Buffer.from(
    `%PDF-1.7\n<< /Type /Pages /Count ${pages} >>\n` +
      Array.from({ length: pages }, () => `${' '.repeat(padding)}<< /Type /Page >>\n`).join('')
  );

describe('the pages of a PDF', () => {
  it('are counted, the tree of pages itself not', async () => {
    expect(await countPdfPages(documentFile({ bytes: pdf(7) }))).toBe(7);
  });

  it('are counted once each when they lie across the pieces that are read', async () => {
    const large = pdf(1500, 6000);
    expect(large.byteLength).toBeGreaterThan(8 * 1024 * 1024);
    expect(await countPdfPages(documentFile({ bytes: large }))).toBe(1500);
  });

  it('are unknown when none can be seen', async () => {
    expect(
      await countPdfPages(documentFile({ bytes: Buffer.from('%PDF-1.7 /ObjStm') }))
    ).toBeNull();
  });

  it('tells a PDF by its first bytes', async () => {
    expect(await isPdf(documentFile({ bytes: pdf(1) }))).toBe(true);
    expect(await isPdf(documentFile({ bytes: Buffer.from('PDF') }))).toBe(false);
  });
});
