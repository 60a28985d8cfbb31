import type {
  Account,
  AdapterDeps,
  AppCredentials,
  Credentials,
  JsonValue,
  PlatformModule,
  PostContent,
  PublishResult,
  RandomSource,
  Rehearsal,
} from '../../platforms/contract';
import type { RehearsedCall } from './describe-request';
import { showRehearsal } from './redact-call';
import { RehearsalClock } from './rehearsal-clock';
import { RehearsalJournal } from './rehearsal-journal';
import { rehearsalRandom } from './rehearsal-random';
import { RecordingStage } from './rehearsal-stage';
import { SparedFiles } from './spared-files';

export interface RehearsalRequest {
  module: PlatformModule;
  deps: Pick<AdapterDeps, 'baseUrls' | 'apiVersion' | 'method'> & {
    /** Its secret, where one is given, is never used: a stand-in takes its place. */
    app: AppCredentials | null;
  };
  account: Account;
  content: PostContent;
  options: Readonly<Record<string, JsonValue>>;
  /** When it takes place, epoch ms. @default now */
  now?: number;
  /** @default the same numbers each time */
  random?: RandomSource;
  /** Ends it early; nothing is thrown. */
  signal?: AbortSignal;
}

/** A publish that nobody saw. */
export interface Rehearsed {
  /** Every request in order, stand-ins of credentials included: see `redactCall`. */
  calls: RehearsedCall[];
  /** Ids in `calls` that only the platform can give and people may see, in the order they came up. */
  standIns: string[];
  /** What stands for credentials in `calls`; must not be shown. */
  secrets: string[];
  /** Requests that would go out at least, repeated questions included. */
  requestCount: number;
  outcome: RehearsalOutcome;
}

export type RehearsalOutcome =
  | { status: 'published'; result: PublishResult }
  /** By the adapter ({@link PlatformFailure}: e.g. the content is refused), or the rehearsal. */
  | { status: 'failed'; error: Error };

/**
 * Runs the adapter's own `publish` against answers that are made up, so its requests are the very
 * ones of a real publish. Calls nobody, waits for nothing and never throws.
 */
export const rehearsePublish = async (request: RehearsalRequest): Promise<Rehearsed> => {
  const { rehearsal, descriptor } = request.module;
  if (rehearsal) return rehearse(request, rehearsal);
  const error = new Error(`${descriptor.label} cannot be rehearsed: it brings no answers for it.`);
  return {
    ...{ calls: [], standIns: [], secrets: [], requestCount: 0 },
    outcome: { status: 'failed', error },
  };
};

const rehearse = async (request: RehearsalRequest, rehearsal: Rehearsal): Promise<Rehearsed> => {
  const { account, deps } = request;
  const clock = new RehearsalClock(request.now ?? Date.now());
  const files = new SparedFiles();
  const { baseUrls } = deps;
  const stage = new RecordingStage({ rehearsal, account, baseUrls, clock, files });
  const journal = new RehearsalJournal(stage.commits);
  const secrets: string[] = [];
  const outcome = await ended(stage, async () => {
    const app = deps.app && standInApp(deps.app, stage);
    const credentials = rehearsal.credentials(stage);
    secrets.push(...secretsOf(credentials), ...(app?.clientSecret ? [app.clientSecret] : []));
    stage.standIns.forgetWithin(secrets);
    const random = request.random ?? rehearsalRandom();
    const adapter = new request.module.Adapter({ ...deps, app, http: stage.http, clock, random });
    return adapter.publish({
      ...{ account, credentials, journal, options: request.options },
      content: files.spare(request.content),
      signal: request.signal ?? new AbortController().signal,
    });
  });
  const { calls, requestCount } = stage;
  // What is seen nowhere stands for a token, or for what no later call asked about.
  const { made } = stage.standIns;
  const { standIns } = showRehearsal({ calls, secrets, standIns: made });
  secrets.push(...made.filter((id) => !standIns.includes(id)));
  return { calls, standIns, secrets, requestCount, outcome };
};

const ended = async (
  stage: RecordingStage,
  publish: () => Promise<PublishResult>
): Promise<RehearsalOutcome> => {
  try {
    const result = await publish();
    // An adapter may do without an answer that the rehearsal does not know; we would not learn it.
    if (stage.problem) throw stage.problem;
    return { status: 'published', result };
  } catch (caught) {
    const error = stage.problem ?? (caught instanceof Error ? caught : new Error(String(caught)));
    return { status: 'failed', error };
  }
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
