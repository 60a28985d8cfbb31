import { schema } from './schema';

export const distribution = { schema };
