import { schema } from './schema';

export const site = { schema };
