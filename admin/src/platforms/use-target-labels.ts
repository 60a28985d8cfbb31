import { useMemo } from 'react';

import { useGetSocialConnectionsQuery } from '../api/connections-api';
import { useGetSocialTargetsQuery } from '../api/targets-api';
import { targetLabelsOf, type TargetLabel } from './target-labels';

/** The ways to publish of a site; null while they are not known. */
export const useTargetLabels = (siteId: number | undefined): TargetLabel[] | null => {
  const { data: targets } = useGetSocialTargetsQuery(siteId);
  const { data: connections } = useGetSocialConnectionsQuery(siteId);
  return useMemo(
    () => (targets && connections ? targetLabelsOf(targets, connections) : null),
    [targets, connections]
  );
};
