export { ThreadsConnector } from './connector';
export { threadsConnectorDescriptor } from './descriptor';
