import type { Span } from '../fact';
import { unspacedNames } from '../words/given-names';
import { unspacedPlaces } from '../words/places';

/** A stretch that is a name by what stands beside it; `name` is what the source must have. */
export interface NameCandidate extends Span {
  name: string;
}

interface Pattern {
  pattern: RegExp;
  /** People without a name: "everybody", "the customer". */
  except?: RegExp;
}

const CHINESE_SURNAMES =
  '王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾萧田董袁潘于蒋蔡余杜叶葉程苏蘇魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛';

const BY_LANGUAGE: Readonly<Record<string, readonly Pattern[]>> = {
  ja: [
    {
      pattern:
        /([\p{sc=Han}\p{sc=Kana}ー・]{1,8})(?=さん|氏|様|ちゃん|くん|先生|社長|市長|町長|知事|教授|博士|監督|選手|館長)/gu,
      except:
        /^(?:皆|各|客|職人|店員|家族|親子|読者|住民|漁師|.*屋|母|父|兄|姉|子|奥|神|仏|学生|隣|新郎|新婦|常連|主人|同|両|彼|.*者|.*員|.*人|王|お.*|.*客|.*家)$/u,
    },
    { pattern: /([\p{sc=Kana}ー]{2,}(?:[・＝][\p{sc=Kana}ー]{2,})+)/gu },
    {
      pattern:
        /(?<=株式会社)([\p{sc=Han}\p{sc=Kana}ー]{1,10})|([\p{sc=Han}\p{sc=Kana}ー]{2,10})(?=株式会社)/gu,
    },
  ],
  zh: [
    {
      pattern: new RegExp(
        `((?:[${CHINESE_SURNAMES}])\\p{sc=Han}{0,2}?)(?=先生|女士|小姐|教授|博士|老师|医生|市长|院长|校长|馆长|经理|总裁|主任)`,
        'gu'
      ),
    },
    {
      pattern: new RegExp(
        `(?<=^|[^\\p{sc=Han}])((?:[${CHINESE_SURNAMES}])\\p{sc=Han}{1,2}?)(?=说|表示|介绍|告诉|指出|认为)`,
        'gu'
      ),
      except: /^(?:马上|何时|高兴|方面|金额|白天|石头|江边|夏天)/u,
    },
  ],
  ko: [
    {
      pattern:
        /(?<!\p{L})([가-힣]{2,4})(?=\s?(?:씨|교수|박사|선수|기자)(?:[은는이가을를의와과도,.\s]|$))/gu,
      except: /(?:날|솜|글|말|불|홀|마음|대학|명예|대표|운동|취재|이|그|저)$/u,
    },
  ],
  ar: [
    {
      pattern: /(?<=(?:السيد|السيدة|الآنسة|الأستاذ|الأستاذة)\s)(\p{L}{2,})/gu,
      except: /^(?:الذي|التي|في|من|على|هو|هي)$/u,
    },
  ],
  he: [{ pattern: /(?<=(?:^|\s)(?:מר|גברת|גב['׳]|ד["״]ר|פרופ['׳]|הרב)\s)(\p{L}{2,})/gu }],
  hi: [
    { pattern: /(?<=(?:श्री|श्रीमती|सुश्री|डॉ\.?|प्रो\.?)\s)([\p{L}\p{M}]{2,})/gu },
    { pattern: /([\p{L}\p{M}]{2,})(?=\sजी(?![\p{L}\p{M}]))/gu },
  ],
  th: [{ pattern: /(?<=นายแพทย์|นางสาว|ดร\.\s?)([\p{sc=Thai}\p{M}]{2,12})/gu }],
};

const UNSPACED_LANGUAGES: ReadonlySet<string> = new Set(['ja', 'zh', 'ko', '']);

/**
 * Names of languages without capitals, as far as a title, a form of address, a company's kind, a
 * middle dot or a list tells them. What none of these marks is not found; that is the limit.
 */
export const caselessNamesOf = (text: string, language: string): NameCandidate[] => {
  const found: NameCandidate[] = [];
  for (const { pattern, except } of BY_LANGUAGE[language] ?? []) {
    for (const match of text.matchAll(pattern)) {
      const name = match[1] ?? match[2] ?? '';
      if (name === '' || except?.test(name)) continue;
      found.push({ name, start: match.index, end: match.index + name.length });
    }
  }
  if (!UNSPACED_LANGUAGES.has(language)) return found;
  for (const pattern of [unspacedNames, unspacedPlaces]) {
    for (const { 0: name, index } of text.matchAll(pattern)) {
      if (found.some(({ start, end }) => start <= index && index < end)) continue;
      found.push({ name, start: index, end: index + name.length });
    }
  }
  return found;
};
