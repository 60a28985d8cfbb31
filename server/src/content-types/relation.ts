import { UIDS } from '../constants';

/** A foreign key column with an index; the row stays when what it points to is deleted. */
export const belongsTo = (target: keyof typeof UIDS) => ({
  type: 'relation',
  relation: 'manyToOne',
  target: UIDS[target],
  useJoinTable: false,
});
