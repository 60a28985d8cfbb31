import type {
  AdapterDeps,
  AppCredentials,
  Credentials,
  PlatformAdapter,
  PlatformModule,
  RandomSource,
  Rehearsal,
} from '../../platforms/contract';
import type { RehearsalClock } from './rehearsal-clock';
import type { RecordingStage } from './rehearsal-stage';

export type RehearsalDeps = Pick<AdapterDeps, 'baseUrls' | 'apiVersion' | 'method'> & {
  /** Its secret, where one is given, is never used: a stand-in takes its place. */
  app: AppCredentials | null;
};

/** Who performs a rehearsal, and with what; nothing of it opens anything. */
export interface RehearsalCast {
  adapter: PlatformAdapter;
  credentials: Credentials;
  /** What stands for credentials. */
  secrets: string[];
}

interface Casting {
  module: PlatformModule;
  deps: RehearsalDeps;
  rehearsal: Rehearsal;
  stage: RecordingStage;
  clock: RehearsalClock;
  random: RandomSource;
}

/** @throws whatever the platform's rehearsal or its adapter throws */
export const castFor = ({ module, deps, rehearsal, stage, ...own }: Casting): RehearsalCast => {
  const app = deps.app && standInApp(deps.app, stage);
  const credentials = rehearsal.credentials(stage);
  const secrets = [...secretsOf(credentials), ...(app?.clientSecret ? [app.clientSecret] : [])];
  stage.standIns.forgetWithin(secrets);
  const adapter = new module.Adapter({ ...deps, ...own, app, http: stage.http });
  return { adapter, credentials, secrets };
};

const standInApp = (app: AppCredentials, stage: RecordingStage): AppCredentials => ({
  clientId: app.clientId,
  clientSecret: app.clientSecret === null ? null : stage.id('app-secret-****************'),
});

const secretsOf = (credentials: Credentials): string[] =>
  [
    credentials.accessToken,
    credentials.refreshToken,
    credentials.userAccessToken,
    credentials.password,
  ].filter((secret): secret is string => Boolean(secret));
