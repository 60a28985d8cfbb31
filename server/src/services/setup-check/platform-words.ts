import type { AppCredentials } from '../../platforms/contract';
import { withoutSecrets } from '../../platforms/oauth';

const MAX_LENGTH = 200;

/** What people see of an HTML page, in one line. */
export const textOfPage = (html: string): string =>
  html
    .replace(/<(script|style|noscript|template)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(
      /&(amp|lt|gt|quot|nbsp|#39|#x27|rsquo);/gi,
      (entity) => ENTITIES[entity.toLowerCase()] ?? ' '
    )
    .replace(/\s+/g, ' ')
    .trim();

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&rsquo;': '’',
};

/** A platform's own words, short enough to show and without the secret in any spelling. */
export const quoted = (text: string, app: AppCredentials | null): string => {
  const secret = app?.clientSecret ?? '';
  const spellings = [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString('base64'),
    Buffer.from(`${app?.clientId ?? ''}:${secret}`).toString('base64'),
  ];
  const clean = secret === '' ? text : withoutSecrets(text, spellings);
  return clean.length > MAX_LENGTH ? `${clean.slice(0, MAX_LENGTH)}…` : clean;
};
