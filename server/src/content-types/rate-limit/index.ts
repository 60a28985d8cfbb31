import { schema } from './schema';

export const rateLimit = { schema };
