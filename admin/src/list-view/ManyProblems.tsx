import { Flex, Typography } from '@strapi/design-system';
import { useId } from 'react';

import type { BulkOrderView } from '../../../contracts/bulk';
import { useGetSocialManyRowsQuery } from '../api/many-api';
import type { MessageId } from '../translations/message';
import { useText } from '../translations/use-text';

type ProblemState = 'bad' | 'failed' | 'skipped';

interface ManyProblemsProps {
  order: BulkOrderView;
  state: ProblemState;
}

const TITLES: Record<ProblemState, MessageId> = {
  bad: 'many.bad',
  failed: 'many.failed',
  skipped: 'many.skipped',
};

/** Entries that came to nothing, each with why and what to do. */
export const ManyProblems = ({ order, state }: ManyProblemsProps) => {
  const t = useText();
  const headingId = useId();
  const count = order.counts[state] ?? 0;
  const { data } = useGetSocialManyRowsQuery({ id: order.id, state }, { skip: count === 0 });
  if (count === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography id={headingId} tag="h3" variant="omega" fontWeight="bold">
        {t(TITLES[state], { count })}
      </Typography>
      <Flex tag="ul" aria-labelledby={headingId} direction="column" alignItems="stretch" gap={2}>
        {(data?.rows ?? []).map(({ id, entryTitle, problem }) => (
          <li key={id}>
            {/* Where the title is not known, the problem names the entry. */}
            {entryTitle ? (
              <Typography tag="p" variant="omega" dir="auto" fontWeight="semiBold">
                {entryTitle}
              </Typography>
            ) : null}
            {problem ? (
              <Typography tag="p" variant="pi" textColor="neutral600" dir="auto">
                {problem}
              </Typography>
            ) : null}
          </li>
        ))}
      </Flex>
    </Flex>
  );
};
