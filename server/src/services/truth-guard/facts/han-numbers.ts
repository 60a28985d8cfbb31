const DIGITS: Readonly<Record<string, number>> = {
  ...{ 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 兩: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
};
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 천: 1000, 백: 100 };
const LARGE: Readonly<Record<string, number>> = {
  ...{ 万: 1e4, 萬: 1e4, 만: 1e4, 億: 1e8, 亿: 1e8, 억: 1e8 },
};

/** Rows of Han numerals, and of digits with them: "三十二", "1億2000万", "12만". */
const HAN_NUMBER =
  /(?:(?<!\d)(?<!\d[,.])\d[\d,.]{0,20})?[〇零一二两兩三四五六七八九十百千万萬億亿](?:[〇零一二两兩三四五六七八九十百千万萬億亿\d]|(?<=\d)[,.](?=\d))*|(?<!\d)(?<!\d[,.])\d[\d,.]{0,20}[만억천백](?:\d[\d,.]{0,20}[만억천백]?){0,6}/gu;

/** They follow a number: only before one is a single sign surely a number. */
const COUNTER =
  /^[个個つ人名時时点點分秒日号號月年週周回度本枚台階阶层層段円元圆块塊种種次天小钟鐘岁歳才倍割成%米公厘里杯页頁冊册艘盏盞位家軒轩匹頭头条條曲品番丁部章巻卷首張张件隻只斤吨步歩夜晩晚泊席棟栋か箇ヶカヵ平立キメセリト]/u;

/** A number of Chinese, Japanese or Korean writing. */
export interface HanNumber {
  start: number;
  end: number;
  value: number;
  /** "三" of "三明治": it counts in a source, never against a text. */
  isUnsure: boolean;
}

const NOT_NUMBERS = /^(?:十分|千万|万千|万一|百千|千百|一一|万万)$/u;

export const hanNumbersOf = (view: string): HanNumber[] => {
  const numbers: HanNumber[] = [];
  for (const { 0: raw, index } of view.matchAll(HAN_NUMBER)) {
    const end = index + raw.length;
    const value = hanValueOf(raw);
    if (!Number.isFinite(value)) continue;
    numbers.push({ start: index, end, value, isUnsure: isUnsure(view, raw, end) });
  }
  return numbers;
};

const isUnsure = (view: string, raw: string, end: number): boolean => {
  if (/\d/.test(raw)) return false;
  if (NOT_NUMBERS.test(raw + (raw === '十' ? view.charAt(end) : ''))) return true;
  if (raw.length === 1) return !COUNTER.test(view.slice(end, end + 1));
  return !/[二两兩三四五六七八九]/u.test(raw) && !COUNTER.test(view.slice(end, end + 1));
};

/** "三十二" is 32, "二〇二六" is 2026, "1億2000万" is 120000000. */
export const hanValueOf = (raw: string): number => {
  if (/^[〇零一二三四五六七八九]{2,}$/u.test(raw)) {
    return Number([...raw].map((sign) => DIGITS[sign]).join(''));
  }
  let total = 0;
  let section = 0;
  let current: number | null = null;
  for (const [piece] of raw.matchAll(/\d[\d,.]*|./gu)) {
    const small = SMALL[piece];
    const large = LARGE[piece];
    if (small !== undefined) {
      section += (current ?? 1) * small;
      current = null;
    } else if (large !== undefined) {
      const before = section + (current ?? 0);
      total += (before === 0 ? 1 : before) * large;
      [section, current] = [0, null];
    } else {
      current = DIGITS[piece] ?? Number(piece.replace(/,/g, ''));
    }
  }
  return total + section + (current ?? 0);
};
