import { schema } from './schema';

export const delivery = { schema };
