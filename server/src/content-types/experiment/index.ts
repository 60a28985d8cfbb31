import { schema } from './schema';

export const experiment = { schema };
