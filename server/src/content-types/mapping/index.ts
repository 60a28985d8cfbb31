import { schema } from './schema';

export const mapping = { schema };
