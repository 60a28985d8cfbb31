import { schema } from './schema';

export const schedule = { schema };
