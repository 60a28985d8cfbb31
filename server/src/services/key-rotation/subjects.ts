import { findPlatform } from '../../platforms/registry';

/** A row as the driver reads it. */
export type RawRow = Readonly<Record<string, unknown>>;

/** How to speak of a row, and what brings its value back when it does not open. */
export interface Subject {
  /** E.g. `@harbourlight on X`. */
  name: string;
  /** E.g. `reconnect @harbourlight on X`. */
  remedy: string;
}

/** A row of the connections. */
export const accountSubject = ({ platform, account }: RawRow): Subject => {
  const known = descriptorOf(platform);
  const handle = readable(jsonOf(account)['handle']);
  const called = handle ? `${known?.handlePrefix ?? ''}${handle}` : 'the account';
  const name = `${called} on ${known?.label ?? readable(platform)}`;
  return { name, remedy: `reconnect ${name}` };
};

/** A row of the operator's apps. */
export const appSubject = (row: RawRow): Subject => {
  const server = readable(row['service_url']);
  const at = server ? ` at ${server}` : '';
  const name = `the ${readable(row['app'])} app${at} (site ${Number(row['site_id'])})`;
  return { name, remedy: 'enter its client secret again in the settings' };
};

/** A row of the AI vendors' settings. */
export const aiProviderSubject = (row: RawRow): Subject => {
  const name = `the key of the AI provider ${readable(row['provider'])} (site ${Number(row['site_id'])})`;
  return { name, remedy: 'enter it again in the settings, under AI' };
};

/** A row of the webhooks. */
export const webhookSubject = (row: RawRow): Subject => ({
  name: `the signing secret of the webhook "${readable(row['name'])}"`,
  remedy: 'make a new secret in the settings, under Webhooks, and give it to the receiver',
});

/** A row of the consents whose accounts nobody has picked yet. */
export const choiceSubject = ({ platform }: RawRow): Subject => {
  const label = descriptorOf(platform)?.label ?? readable(platform);
  const remedy = `begin connecting to ${label} once more; the old one ends by itself`;
  return { name: `an unfinished choice of accounts on ${label}`, remedy };
};

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

interface Named {
  label: string;
  handlePrefix: string;
}

/** Data of a newer version may name a platform that this one does not know. */
const descriptorOf = (platform: unknown): Named | undefined =>
  findPlatform(textOf(platform))?.descriptor;

/** Names come from outside and are printed on terminals, which obey control characters. */
const readable = (value: unknown): string => textOf(value).replace(/\p{Cc}/gu, '');

/** SQLite hands out JSON as text, PostgreSQL parsed; a name is not worth a crash. */
const jsonOf = (value: unknown): RawRow => {
  try {
    const parsed: unknown = typeof value === 'string' ? JSON.parse(value) : value;
    return typeof parsed === 'object' && parsed !== null ? (parsed as RawRow) : {};
  } catch {
    return {};
  }
};
