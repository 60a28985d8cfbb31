import { schema } from './schema';

export const connection = { schema };
