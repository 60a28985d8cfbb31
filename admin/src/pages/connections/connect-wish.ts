import type { ConnectionView } from '../../../../contracts/connections';
import type {
  ConnectMethodView,
  ConnectRequest,
  ConnectResponse,
  Platform,
} from '../../../../contracts/platforms';
import { isWebAddress } from '../../platforms/web-address';
import type { ConnectField, ConnectFields } from './connect-fields';

/** What somebody wants to connect, and in which way. */
export interface ConnectWish {
  platform: Platform;
  method: ConnectMethodView;
  /** The account to connect again; null: a new one. */
  connection: ConnectionView | null;
}

/** The way in which an account was connected; undefined when the server does not offer it any more. */
export const methodOfConnection = (
  platform: Platform,
  { method }: Pick<ConnectionView, 'method'>
): ConnectMethodView | undefined => platform.methods.find(({ id }) => id === method);

/** What must be asked before it can begin. An account that is known keeps its server. */
export const fieldsToAsk = ({ platform, method, connection }: ConnectWish): ConnectField[] => {
  const asksServer = platform.hasServers && !connection?.serviceUrl;
  const signIn: ConnectField[] =
    method.connectBy === 'app_password' ? ['identifier', 'password'] : [];
  return asksServer ? [...signIn, 'serviceUrl'] : signIn;
};

/** Names are sent without what copying brings along; a password is sent as typed. */
export const connectRequestOf = (wish: ConnectWish, fields: ConnectFields): ConnectRequest => {
  const { method, connection } = wish;
  const asked = fieldsToAsk(wish);
  return {
    method: method.id,
    ...(connection ? { connectionId: connection.id, siteId: connection.siteId } : {}),
    ...(asked.includes('identifier')
      ? { identifier: fields.identifier.trim().replace(/^@/, ''), password: fields.password }
      : {}),
    ...(asked.includes('serviceUrl') ? { serviceUrl: fields.serviceUrl.trim() } : {}),
  };
};

/** Where the browser goes next; null when the answer names no place to go to. */
export const placeToGo = (response: ConnectResponse): string | null =>
  'authorizeUrl' in response && isWebAddress(response.authorizeUrl) ? response.authorizeUrl : null;
