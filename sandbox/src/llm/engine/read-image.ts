import { readMediaFacts } from '../../kernel/media-facts';
import type { AskedImage } from './asked';

/** What all vendors look at. */
const TYPES = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif']);

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const DATA_URL = /^data:([a-z]+\/[a-z0-9.+-]+);base64,(.*)$/s;

export interface EncodedImage {
  mimeType: string;
  base64: string;
  /** @default auto */
  detail?: AskedImage['detail'];
}

/** Null: these bytes are no picture of that type, or of none that vendors look at. */
export const readImage = async (image: EncodedImage): Promise<AskedImage | null> => {
  const { mimeType, base64, detail = 'auto' } = image;
  if (!TYPES.has(mimeType) || !BASE64.test(base64)) return null;
  const facts = await readMediaFacts(Buffer.from(base64, 'base64'));
  if (facts?.type !== mimeType) return null;
  return { width: facts.width, height: facts.height, detail };
};

/** Type and bytes of a `data:` address; null: it is another address. */
export const parseDataUrl = (url: string): { mimeType: string; base64: string } | null => {
  const [, mimeType, base64] = DATA_URL.exec(url) ?? [];
  return mimeType !== undefined && base64 !== undefined ? { mimeType, base64 } : null;
};
