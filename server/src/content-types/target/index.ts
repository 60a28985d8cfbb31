import { schema } from './schema';

export const target = { schema };
