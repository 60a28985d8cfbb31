import { schema } from './schema';

export const bulkOrder = { schema };
