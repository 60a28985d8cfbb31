import type { ConnectorDescriptor } from '../../platforms/contract';
import { versionFinding } from '../setup-check/api-version';
import { ok, problem, warning, type Finding } from './finding';

export interface SentVersion {
  descriptor: Pick<ConnectorDescriptor, 'id' | 'label' | 'apiVersion'>;
  /** What is sent. */
  version: string | null;
}

/** The API version of every platform that has some, and how long it works. */
export const versionFindings = (sent: readonly SentVersion[], now: number): Finding[] =>
  sent.flatMap(({ descriptor: { id: platform, label, apiVersion: known }, version }) => {
    const found = versionFinding({ platform, label, known, version, now });
    if (!found) return [];
    if (found.level === 'ok') return [ok(found.title)];
    return [(found.level === 'problem' ? problem : warning)(found.title, found.advice ?? '')];
  });
