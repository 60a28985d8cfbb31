export { TikTokConnector } from './connector';
export { tiktokConnectorDescriptor } from './descriptor';
