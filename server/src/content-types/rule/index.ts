import { schema } from './schema';

export const rule = { schema };
