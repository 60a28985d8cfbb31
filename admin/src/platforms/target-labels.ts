import type { ConnectionView } from '../../../contracts/connections';
import type { TargetView } from '../api/targets-api';
import { accountNameOf, presentPlatform } from './presentation';

/** A way to publish, as people know it. */
export interface TargetLabel {
  id: number;
  siteId: number;
  /** "@acme", and its own name where that says more: "@acme · Stories". */
  label: string;
  platform: string;
  enabled: boolean;
}

/** By platform and name. A target whose account is gone is left out. */
export const targetLabelsOf = (
  targets: readonly TargetView[],
  connections: readonly ConnectionView[]
): TargetLabel[] => {
  const labels = targets.flatMap(({ id, siteId, name, enabled, connectionId }): TargetLabel[] => {
    const connection = connections.find((one) => one.id === connectionId);
    if (!connection) return [];
    const { platform, handle } = connection;
    const account = accountNameOf(platform, handle);
    const saysMore = ![account, handle, connection.name].includes(name);
    return [{ id, siteId, platform, enabled, label: saysMore ? `${account} · ${name}` : account }];
  });
  return labels.sort(
    (one, other) =>
      presentPlatform(one.platform).label.localeCompare(presentPlatform(other.platform).label) ||
      one.label.localeCompare(other.label)
  );
};
