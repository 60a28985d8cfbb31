import { schema } from './schema';

export const approval = { schema };
