import {
  jsonAnswer,
  PlatformAdapter,
  unknownCall,
  type Account,
  type CommentRequest,
  type HttpRequest,
  type MediaFile,
  type PlatformModule,
  type PostContent,
  type PostedPart,
  type PreparedPart,
  type PublishRequest,
  type Rehearsal,
} from '../../../../server/src/platforms/contract';
import { platformOf } from '../../../../server/src/platforms/registry';
import { rehearsePublish } from '../../../../server/src/services/dry-run';
import type { RehearsalRequest } from '../../../../server/src/services/dry-run/rehearse';

export const X = platformOf('x');
const ACCOUNT: Account = {
  ...{ id: '1', handle: 'harbourlight', name: 'Harbour Light Weekly', avatarUrl: null },
  kind: 'person',
  profileUrl: null,
};

type Step = (adapter: PlatformAdapter, request: PublishRequest) => Promise<string>;

export type Comment = (adapter: PlatformAdapter, request: CommentRequest) => Promise<string>;

/** A platform whose commit is the given step; what it answers is the part's id. So with comments. */
export const moduleWith = (
  commit: Step,
  rehearsal: Partial<Rehearsal> = {},
  comment?: Comment
): PlatformModule => {
  class Adapter extends PlatformAdapter {
    readonly descriptor = X.descriptor;
    readonly connector = new X.Connector(this.deps);
    prepare({ content }: PublishRequest): Promise<PreparedPart[]> {
      return Promise.resolve(content.parts.map(({ text }, index) => ({ index, payload: text })));
    }
    async commit(request: PublishRequest, { index }: PreparedPart): Promise<PostedPart> {
      return { index, id: await commit(this, request), url: null };
    }
    override readonly comment = comment
      ? async (request: CommentRequest): Promise<PostedPart> => ({
          ...{ index: 0, url: null },
          id: await comment(this, request),
        })
      : undefined;
    reconcile(): never {
      throw new Error('A rehearsal has no doubts.');
    }
    recognisePost = () => null;
    getRateLimitStatus = () => [];
  }
  const answer: Rehearsal['answer'] = (request, stage) => {
    if (request.url.endsWith('/none')) throw unknownCall(request);
    return jsonAnswer({ id: stage.id('post-********') });
  };
  const credentials: Rehearsal['credentials'] = (stage) => ({
    ...{ accessToken: stage.id('token-********'), refreshToken: null, scopes: [] },
    ...{ expiresAt: null, refreshExpiresAt: null },
  });
  return { ...X, Adapter, rehearsal: { credentials, answer, ...rehearsal } };
};

/** What people read when it is not the post that is wrong. */
export const brokenOff = (reason: string): Error =>
  new Error(
    `The dry run for X broke off. The post may go out all the same: look at its preview. What went wrong: ${reason}`
  );

/** Sends one request as an adapter does. */
export const send = async (
  adapter: PlatformAdapter,
  request: Partial<HttpRequest> = {}
): Promise<string> => {
  const { http } = (adapter as unknown as { deps: { http: PublishHttp } }).deps;
  const { json } = await http({ method: 'POST', url: 'https://api.example.com/post', ...request });
  return (json as { id: string } | undefined)?.id ?? '';
};

type PublishHttp = (request: HttpRequest) => Promise<{ json: unknown }>;

export const contentOf = (texts: string[], media: MediaFile[] = []): PostContent => ({
  format: 'feed',
  ...{ card: null, language: 'en' },
  parts: texts.map((text, index) => ({ text, media: index === 0 ? media : [] })),
});

export const rehearse = (
  module: PlatformModule,
  content = contentOf(['The ferry runs again.']),
  firstComment?: RehearsalRequest['firstComment']
) =>
  rehearsePublish({
    ...{ firstComment },
    ...{ module, account: ACCOUNT, content, options: {}, now: Date.UTC(2026, 10, 22) },
    deps: {
      ...{ baseUrls: {}, apiVersion: null, method: 'default' },
      app: { clientId: 'harbour-app', clientSecret: 'the-real-secret' },
    },
  });
