import type { SetupFinding, SetupLevel } from '../../../../contracts/setup-check';
import type { AppId, ConnectorDescriptor, OAuthDescriptor } from '../../platforms/contract';
import type { OAuthDeps } from '../../platforms/oauth';

/** Everything the check looks at; the service gathers it, the parts of the check only read. */
export interface SetupFacts {
  app: AppId;
  /** As people write it: "X", "LinkedIn". */
  label: string;
  oauth: OAuthDescriptor;
  /** Default API version and its end; null where the platform has no versions. */
  apiVersion: ConnectorDescriptor['apiVersion'];
  /** With the app's credentials; `app` is null when nobody has entered any. */
  deps: OAuthDeps;
  /** Where the app's credentials come from; null: from nowhere. */
  source: 'settings' | 'config' | null;
  /** Where this platform sends people back to. */
  callbackUrl: string;
  /** Where other platforms that use the same app send people back to. */
  otherCallbackUrls: readonly string[];
}

/** One finding. Without advice nothing is to be done. */
export const finding = (
  id: string,
  level: SetupLevel,
  title: string,
  advice: string | null = null
): SetupFinding => ({ id, level, title, advice });
