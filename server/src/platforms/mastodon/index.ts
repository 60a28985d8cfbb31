export { MastodonConnector } from './connector';
export { mastodonConnectorDescriptor } from './descriptor';
