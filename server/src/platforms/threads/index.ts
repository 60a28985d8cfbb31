export { ThreadsAdapter } from './adapter';
export { ThreadsConnector } from './connector';
export { threadsConnectorDescriptor, threadsDescriptor } from './descriptor';
export { threadsOptionsSchema } from './options';
export type { ThreadsOptions } from './options';
