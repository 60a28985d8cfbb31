/** A platform's consent page as a browser without JavaScript sees it. */
export interface ConsentForm {
  /** Absolute address that the form posts to. */
  action: string;
  fields: URLSearchParams;
}

const FORM = /<form\b[^>]*\bmethod="post"[^>]*>([\s\S]*?)<\/form>/i;
const TAG = /<(form|input|button)\b[^>]*>/gi;
const ATTRIBUTE = /([\w-]+)(?:="([^"]*)")?/g;

/** Reads the first POST form: hidden fields, the checked choices and the first button. */
export const readConsentForm = (html: string, pageUrl: string): ConsentForm => {
  const form = FORM.exec(html);
  if (!form) throw new Error(`There is no consent form at ${new URL(pageUrl).origin}.`);
  const action = attributesOf(form[0]).get('action') ?? '';
  const fields = new URLSearchParams();
  let pressed = false;
  for (const [tag, name] of (form[1] ?? '').matchAll(TAG)) {
    const attributes = attributesOf(tag);
    const field = attributes.get('name');
    if (!field) continue;
    const isChoice = ['radio', 'checkbox'].includes(attributes.get('type') ?? '');
    if (isChoice && !attributes.has('checked')) continue;
    if (name === 'button' && pressed) continue;
    if (name === 'button') pressed = true;
    fields.append(field, attributes.get('value') ?? '');
  }
  return { action: new URL(unescape(action), pageUrl).href, fields };
};

const attributesOf = (tag: string): Map<string, string> => {
  const inside = tag.slice(0, tag.indexOf('>')).replace(/^<\w+/, '');
  return new Map(
    [...inside.matchAll(ATTRIBUTE)].map((match) => [match[1] ?? '', unescape(match[2] ?? '')])
  );
};

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

const unescape = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (entity, name: string) => ENTITIES[name] ?? entity);
