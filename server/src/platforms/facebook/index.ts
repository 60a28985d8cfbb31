export { FacebookConnector } from './connector';
export { facebookConnectorDescriptor } from './descriptor';
