import { schema } from './schema';

export const hashtagSet = { schema };
