import { schema } from './schema';

export const template = { schema };
