import type { Core } from '@strapi/types';

import { getService } from '../get-service';
import { applyRules } from '../rules/apply-rules';
import { publishKeyOf, type Publication } from '../rules/publication';
import { isThere } from './entry-languages';
import { entryOfRow, type OutboxRow } from './outbox-row';

/** Everything that follows from a publish, or from its taking back. Repeating it does nothing more. */
export const workOff = (strapi: Core.Strapi, row: OutboxRow): Promise<void> =>
  row.change === 'unpublished' || row.change === 'deleted'
    ? workOffGone(strapi, row, row.change)
    : workOffPublished(strapi, row);

/** Trouble with a rule holds up nobody's plan. */
const workOffPublished = async (strapi: Core.Strapi, row: OutboxRow): Promise<void> => {
  const publication = publicationOf(row);
  const problems = [
    ...(await problemOf(() => applyRules(strapi, publication))),
    ...(await problemOf(() =>
      getService(strapi, 'schedules').entryPublished(publication.entry, publication.at)
    )),
  ];
  const [problem] = problems;
  if (problem) throw problem;
};

const publicationOf = (row: OutboxRow): Publication => {
  const at = new Date(row.at);
  return {
    ...{ entry: entryOfRow(row), at },
    key: publishKeyOf(row.id, at),
    // Rows of an earlier version of the plugin do not say how they came about.
    via: row.via ?? 'person',
    isFirst: row.isFirst ?? true,
    requestedBy: row.requestedBy,
  };
};

const problemOf = async (work: () => Promise<void>): Promise<Error[]> => {
  try {
    await work();
    return [];
  } catch (error) {
    return [error instanceof Error ? error : new Error(String(error))];
  }
};

const workOffGone = async (
  strapi: Core.Strapi,
  row: OutboxRow,
  change: 'unpublished' | 'deleted'
): Promise<void> => {
  const entry = entryOfRow(row);
  await getService(strapi, 'unpublish').entryGone(entry, change);
  // It may be back by now, with another word of an editor.
  if (change === 'deleted' && !(await isThere(strapi, entry))) {
    await getService(strapi, 'sharing').forget(entry);
  }
};
