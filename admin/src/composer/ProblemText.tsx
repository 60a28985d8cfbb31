import { Typography } from '@strapi/design-system';

import type { PostProblem } from '../../../contracts/dispatch';
import { StateText } from '../components/StateText';

/** One thing to know of a post, in the look of how bad it is. */
export const ProblemText = ({ problem }: { problem: PostProblem }) => {
  const { severity, message } = problem;
  if (severity === 'note') {
    return (
      <Typography variant="pi" textColor="neutral600">
        {message}
      </Typography>
    );
  }
  return severity === 'error' ? (
    <StateText icon="cross" tone="danger">
      {message}
    </StateText>
  ) : (
    <StateText icon="warning" tone="warning">
      {message}
    </StateText>
  );
};
