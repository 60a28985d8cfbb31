import connections from './connections';
import deliveries from './deliveries';
import distributions from './distributions';
import health from './health';
import platforms from './platforms';
import queue from './queue';
import rules from './rules';

export default { connections, deliveries, distributions, health, platforms, queue, rules };
