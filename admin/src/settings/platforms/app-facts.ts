import type { AppView } from '../../../../contracts/apps';
import type { PlatformHealthView } from '../../../../contracts/health';
import type { ConnectMethodView, Platform } from '../../../../contracts/platforms';
import type { StateIcon, Tone } from '../../components/state-look';
import type { MessageId } from '../../translations/message';

/** Where an app comes from, as icon, word and colour. */
export interface AppState {
  messageId: MessageId;
  icon: StateIcon;
  tone: Tone;
  /** When it was entered; null where nobody knows. */
  at: string | null;
}

export const appStateOf = ({ source, updatedAt }: AppView): AppState => {
  if (source === 'settings') {
    const messageId = updatedAt ? 'app.state.enteredAt' : 'app.state.entered';
    return { messageId, icon: 'check', tone: 'success', at: updatedAt };
  }
  if (source === 'config') {
    return { messageId: 'app.state.config', icon: 'check', tone: 'success', at: null };
  }
  return { messageId: 'app.state.notSetUp', icon: 'minus', tone: 'neutral', at: null };
};

/** One way to connect accounts that uses an app. */
export interface AppUse {
  platform: Platform;
  method: ConnectMethodView;
}

/** Everything that an app connects: Facebook's also opens Instagram accounts. */
export const usesOf = (app: string, platforms: readonly Platform[]): AppUse[] =>
  platforms.flatMap((platform) =>
    platform.methods.filter((method) => method.app === app).map((method) => ({ platform, method }))
  );

/** Every address that has to be registered with the app, its own first, each once. */
export const callbackUrlsOf = (
  { app, callbackUrl }: Pick<AppView, 'app' | 'callbackUrl'>,
  platforms: readonly Platform[]
): string[] => {
  const others = usesOf(app, platforms).map(({ platform }) => platform.callbackUrl);
  return [...new Set([callbackUrl, ...others])].filter((url): url is string => Boolean(url));
};

/** What an administrator has to mend at the platforms of an app, in the server's words, each once. */
export const troublesOf = (
  { app, platform }: Pick<AppView, 'app' | 'platform'>,
  { platforms, health }: { platforms: readonly Platform[]; health: readonly PlatformHealthView[] }
): string[] => {
  const served = [platform, ...usesOf(app, platforms).map((use) => use.platform.id)];
  const troubles = health
    .filter((one) => served.includes(one.platform))
    .map(({ operatorProblem }) => operatorProblem);
  return [...new Set(troubles)].filter((trouble): trouble is string => Boolean(trouble));
};
