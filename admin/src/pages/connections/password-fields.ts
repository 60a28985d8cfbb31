import type { ConnectRequest } from '../../../../contracts/platforms';
import { isWebAddress } from '../../platforms/web-address';
import type { MessageId } from '../../translations/message';

export interface PasswordFields {
  identifier: string;
  password: string;
  serviceUrl: string;
}

export type FieldName = keyof PasswordFields;

/** What is wrong before anything is sent, by field. */
export const findFieldProblems = (
  fields: PasswordFields
): Partial<Record<FieldName, MessageId>> => ({
  ...(fields.identifier.trim() ? {} : { identifier: 'password.identifier.missing' }),
  ...(fields.password ? {} : { password: 'password.password.missing' }),
  ...(isWebAddress(fields.serviceUrl.trim()) ? {} : { serviceUrl: 'password.serviceUrl.wrong' }),
});

/** Passwords are sent as typed; the rest without the spaces and the @ that copying brings along. */
export const toConnectRequest = (fields: PasswordFields): ConnectRequest => ({
  identifier: fields.identifier.trim().replace(/^@/, ''),
  password: fields.password,
  serviceUrl: fields.serviceUrl.trim(),
});
