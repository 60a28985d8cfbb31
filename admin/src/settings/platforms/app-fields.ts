import type { AppView, SaveApp } from '../../../../contracts/apps';
import type { MessageId } from '../../translations/message';
import { guideOf } from './setup-guides';

/** What stands in the form of one app. */
export interface AppFields {
  clientId: string;
  /** Always empty at first: a stored secret never comes back. */
  clientSecret: string;
  /** The app is a public client: there is no secret. */
  isPublic: boolean;
}

export type AppField = 'clientId' | 'clientSecret';

type Stored = Pick<AppView, 'app' | 'clientId' | 'hasSecret'>;

export const appFieldsOf = ({ app, clientId, hasSecret }: Stored): AppFields => ({
  clientId: clientId ?? '',
  clientSecret: '',
  isPublic: clientId !== null && !hasSecret && guideOf(app)?.hasPublicClients === true,
});

/** What can be told without asking the server. */
export const appFieldProblems = (
  fields: AppFields,
  { hasSecret }: Pick<Stored, 'hasSecret'>
): Partial<Record<AppField, MessageId>> => {
  const problems: Partial<Record<AppField, MessageId>> = {};
  if (!fields.clientId.trim()) problems.clientId = 'app.clientId.missing';
  if (!fields.isPublic && !hasSecret && !fields.clientSecret.trim()) {
    problems.clientSecret = 'app.clientSecret.missing';
  }
  return problems;
};

/** Whether saving would change anything. */
export const isAppChanged = (fields: AppFields, stored: Stored): boolean => {
  const before = appFieldsOf(stored);
  return (
    fields.clientId.trim() !== before.clientId ||
    fields.isPublic !== before.isPublic ||
    (!fields.isPublic && fields.clientSecret.trim() !== '')
  );
};

/** Another client id: tokens of the earlier one cannot be renewed with it. */
export const isOtherApp = (fields: AppFields, { clientId }: Pick<Stored, 'clientId'>): boolean =>
  clientId !== null && fields.clientId.trim() !== '' && fields.clientId.trim() !== clientId;

/** A secret that was not entered is left out, which keeps the stored one. */
export const saveRequestOf = ({ clientId, clientSecret, isPublic }: AppFields): SaveApp => {
  const id = clientId.trim();
  if (isPublic) return { clientId: id, clientSecret: null };
  const secret = clientSecret.trim();
  return secret ? { clientId: id, clientSecret: secret } : { clientId: id };
};
