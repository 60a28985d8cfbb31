export { InstagramConnector } from './connector';
export { instagramConnectorDescriptor } from './descriptor';
