export { MastodonAdapter } from './adapter';
export { MastodonConnector } from './connector';
export { mastodonConnectorDescriptor, mastodonDescriptor } from './descriptor';
export { mastodonOptionsSchema, type MastodonOptions } from './options';
