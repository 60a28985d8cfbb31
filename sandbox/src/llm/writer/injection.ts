import { sentencesOf } from './sentences';
import type { Task } from './read-task';

/** Orders to a model, as they are smuggled into articles. */
const ORDERS: readonly RegExp[] = [
  // Told to forget what it was told, or to tell it.
  /\b(ignore|disregard|forget|override|bypass|reveal)\b.{0,60}\b(instructions?|prompts?|rules?|guidelines?|above|previous)\b/i,
  /\b(system prompt|new (instructions?|task)|developer mode|jailbreak|you are now|as an ai|do anything now)\b/i,
  /\b(respond|reply|answer|output)\b.{0,30}\b(only|exactly|verbatim)\b|\bwrite only\b/i,
  /\b(decode|translate) this\b.{0,20}\b(follow|post|then)\b|übersetze dies/i,
  /\b(ignorier\w*|vergiss|vergesst|missachte\w*)\b.{0,60}(anweisung|vorgabe|regel|instruktion)/i,
  /\b(ignore[zr]?|oublie[zr]?)\b.{0,60}(instruction|consigne|règle)/i,
  /(ignora\w*|olvida\w*|haz caso omiso|omite).{0,60}(instruc|regla|indicacion)|\bescribe solo\b/i,
  /(ignore|ignora|esqueça|desconsidere).{0,60}(instruç|regra)/i,
  /(ignora\w*|dimentica\w*|trascura).{0,60}(istruzion|regol)/i,
  /\b(negeer|vergeet)\b.{0,60}(instructie|regel|opdracht)/i,
  /(zignoruj|zapomnij).{0,60}(instrukcj|polece|zasad)/i,
  /(игнорируй|игнорируйте|забудь|забудьте|ігноруй).{0,60}(инструкц|указан|правил|інструкц)/i,
  /(talimat|kural|yönerge).{0,40}(yok say|unut|görmezden|dikkate alma)/i,
  /(ignorera|glöm).{0,60}(instruktion|regl)/i,
  /(指示|命令|プロンプト|ルール).{0,20}(無視|忘れ)/,
  /(忽略|无视|無視|忘记|忘掉).{0,20}(指令|指示|提示|规则)/,
  /(지시|명령|규칙).{0,20}(무시|잊)/,
  /(تجاهل|انس).{0,40}(التعليمات|الأوامر|القواعد)/,
  /(התעלמ?ם?|התעלמו|שכח).{0,40}(הוראות|ההוראות|ההנחיות|הנחיות)/,
  /(निर्देश|आदेश|नियम).{0,40}(अनदेखा|भूल|नज़रअंदाज़)/,
  // Addressed by name, or in the shape of a conversation.
  /\b(AI|A\.I\.|KI|(l’|l')IA|IA|assistant|language model)\b ?[:：,](?! \w+ (says|said))/,
  /^(hey|dear|attention),? .{0,20}\b(AI|assistant|language model)\b/i,
  /AIへの指示|(系统|系統|システム|시스템).{0,4}(提示|消息|メッセージ|メッセ|메시지)/,
  /(<\/?(system|assistant|instructions?)>|\[\/?inst\]|<\|im_(start|end)\|>|### ?instruction|TASK>>>|<<<TASK|PROBLEM>>>|"role": ?"(system|assistant)")/i,
  /^\s*(SYSTEM\w*|system|assistant)\s*:|<!--/m,
  /\b(link|add|insert|append|include)\b.{0,60}\b(to|in|into|at) (the|your|every|each) (post|answer|caption)s?\b/i,
  /(أضف|اكتب).{0,20}(كل منشور|المنشور)/,
];

/** Characters that nobody sees, and the letters that can be written with them. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g;
const TAG_LETTERS = /[\u{e0020}-\u{e007e}]/gu;

/** The text as a model reads it. */
const asRead = (text: string): string =>
  text
    .replace(INVISIBLE, '')
    .replace(TAG_LETTERS, (letter) => String.fromCharCode((letter.codePointAt(0) ?? 0) - 0xe0000));

/** How many sentences behind the order may say what it wants. */
const TAIL = 2;

export const isOrder = (sentence: string): boolean =>
  ORDERS.some((pattern) => pattern.test(asRead(sentence)));

/** The first order to a model that stands in the article, with what follows it; null: none. */
export const orderIn = ({ article }: Task): string | null => {
  const { title, summary, body, author, tags, language } = article;
  const parts = [body, summary, title, author, ...tags].map(asRead);
  for (const part of parts) {
    const sentences = sentencesOf(part, language);
    const first = sentences.findIndex(isOrder);
    if (first >= 0) return sentences.slice(first, first + 1 + TAIL).join(' ');
    if (isOrder(part)) return part;
  }
  return null;
};

const QUOTED = /[“„«"「『‘]([^”“»"」』’]{2,200})[”“»"」』’]/gu;
const ADDRESSES = /https?:\/\/[^\s"”»」)]+/giu;
const HANDLES = /(?<![\w@])@[\w.]{2,}/gu;
const TAGS = /#[\p{L}\p{N}_]{2,}/gu;
const ASKS_FOR_PROMPT =
  /prompt|instructions?|anweisung|consigne|instrucc|指示|プロンプト|지시|指令/i;

/** What a model says that does as it is told. */
export const obey = (order: string, system: string): string => {
  const quoted = [...order.matchAll(QUOTED)].map(([, words]) => words ?? '');
  const named = [ADDRESSES, HANDLES, TAGS].flatMap((pattern) => order.match(pattern) ?? []);
  const words = [...quoted, ...named.filter((name) => !quoted.some((text) => text.includes(name)))];
  if (words.length > 0) return words.join(' ');
  if (ASKS_FOR_PROMPT.test(order) && system !== '') return system.slice(0, 200);
  return order.slice(order.indexOf(':') + 1).trim();
};
