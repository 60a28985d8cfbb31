/** A platform's consent page as a browser without JavaScript sees it. */
export interface ConsentForm {
  /** Absolute address that the form posts to. */
  action: string;
  fields: URLSearchParams;
}

const FORM = /<form\b[^>]*\bmethod="post"[^>]*>([\s\S]*?)<\/form>/i;
const TAG = /<(form|input|button)\b[^>]*>/gi;
const ATTRIBUTE = /([\w-]+)(?:="([^"]*)")?/g;

/** Reads the first POST form: hidden fields, the checked choices and the button that stands out. */
export const readConsentForm = (html: string, pageUrl: string): ConsentForm => {
  const form = FORM.exec(html);
  if (!form) throw new Error(`There is no consent form at ${new URL(pageUrl).origin}.`);
  const action = attributesOf(form[0]).get('action') ?? '';
  const fields = new URLSearchParams();
  const buttons: Map<string, string>[] = [];
  for (const [tag, name] of (form[1] ?? '').matchAll(TAG)) {
    const attributes = attributesOf(tag);
    const isChoice = ['radio', 'checkbox'].includes(attributes.get('type') ?? '');
    if (isChoice && !attributes.has('checked')) continue;
    if (name === 'button') buttons.push(attributes);
    else append(fields, attributes);
  }
  // Not every platform puts its yes first.
  const pressed = buttons.find(isPrimary) ?? buttons[0];
  if (pressed) append(fields, pressed);
  return { action: new URL(unescape(action), pageUrl).href, fields };
};

const append = (fields: URLSearchParams, attributes: ReadonlyMap<string, string>): void => {
  const name = attributes.get('name');
  if (name) fields.append(name, attributes.get('value') ?? '');
};

const isPrimary = (button: ReadonlyMap<string, string>): boolean =>
  (button.get('class') ?? '').split(' ').includes('primary');

const attributesOf = (tag: string): Map<string, string> => {
  const inside = tag.slice(0, tag.indexOf('>')).replace(/^<\w+/, '');
  return new Map(
    [...inside.matchAll(ATTRIBUTE)].map((match) => [match[1] ?? '', unescape(match[2] ?? '')])
  );
};

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

const unescape = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (entity, name: string) => ENTITIES[name] ?? entity);
