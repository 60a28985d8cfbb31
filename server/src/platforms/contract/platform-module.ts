import type { PlatformAdapter } from './adapter';
import type { PlatformConnector } from './connector';
import type { PlatformDescriptor } from './descriptor';
import type { AdapterDeps } from './environment';
import type { Rehearsal } from './rehearsal';

/** A whole platform: what another plugin registers to add one, and what each of ours is. */
export interface PlatformModule {
  descriptor: PlatformDescriptor;
  /** Made for each use from an account's own server, app and method; keeps no state beyond it. */
  Connector: new (deps: AdapterDeps) => PlatformConnector;
  Adapter: new (deps: AdapterDeps) => PlatformAdapter;
  /** Lets a dry run show what would be sent. @default a dry run says that it cannot */
  rehearsal?: Rehearsal;
}
