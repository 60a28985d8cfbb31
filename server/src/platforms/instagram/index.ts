export { InstagramAdapter } from './adapter';
export { InstagramConnector } from './connector';
export { instagramConnectorDescriptor } from './descriptor';
export { instagramOptionsSchema, type InstagramOptions } from './options';
export { instagramDescriptor } from './post-descriptor';
