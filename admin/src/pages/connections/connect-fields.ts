import type { RequestProblem } from '../../api/request-problem';
import type { MessageId } from '../../translations/message';

export interface ConnectFields {
  /** Handle or e-mail address. */
  identifier: string;
  password: string;
  /** The account's server, in any form that people type. */
  serviceUrl: string;
}

export type ConnectField = keyof ConnectFields;

const MISSING: Record<ConnectField, MessageId> = {
  identifier: 'password.identifier.missing',
  password: 'password.password.missing',
  serviceUrl: 'server.missing',
};

/** What is wrong before anything is sent. Whether a server's address is one is for Strapi to say. */
export const findFieldProblems = (
  fields: ConnectFields,
  asked: readonly ConnectField[]
): Partial<Record<ConnectField, MessageId>> => {
  const empty = asked.filter((name) => fields[name].trim() === '');
  return Object.fromEntries(empty.map((name) => [name, MISSING[name]]));
};

/** Some sentences of the server begin with the field that they are about: "serviceUrl: …". */
const ABOUT_FIELD = /^(identifier|password|serviceUrl): (.+)$/s;

/** A refusal, sorted by where it is shown: at a field that was asked for, else above all of them. */
export const sortProblem = (
  { message, fields }: RequestProblem,
  asked: readonly ConnectField[]
): { fields: Partial<Record<ConnectField, string>>; message: string | null } => {
  const [, name, text] = ABOUT_FIELD.exec(message ?? '') ?? [];
  const named = name && text ? { [name]: text, ...fields } : fields;
  const shown = Object.entries(named).filter(([field]) => asked.some((one) => one === field));
  const isShown = shown.length > 0;
  return { fields: Object.fromEntries(shown), message: isShown ? null : (text ?? message) };
};
