import { site } from './site';
import { connection } from './connection';
import { target } from './target';
import { rule } from './rule';
import { distribution } from './distribution';
import { delivery } from './delivery';

export default { site, connection, target, rule, distribution, delivery };
