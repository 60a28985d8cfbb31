import type { Context, MiddlewareHandler } from 'hono';

import type { SandboxEnv } from '../../kernel/platform-sandbox';
import type { InstagramAccount } from '../../meta/instagram-accounts';
import type { Instagram } from '../state';
import type { Host } from './model';

export type ContentContext = Context<SandboxEnv>;

/** What a call wants to do; each host has its own permission for it. */
export type Ability = 'read' | 'publish' | 'comment' | 'insights' | 'delete';

/** Who calls, once the host has let them in. */
export interface Visitor {
  host: Host;
  clientId: string;
  version: string;
  accessToken: string;
  /** False for the token of a Page. */
  isPerson: boolean;
  /** Captions lose their `@` for this caller. */
  losesMentions: boolean;
  /** The account by its id, or `me`; throws what the host answers for one that is not theirs. */
  accountMeant(id: string): InstagramAccount;
  /** Throws unless the person has allowed it to the app. */
  require(ability: Ability, account: InstagramAccount): void;
}

/** One host's way to the publishing API. */
export interface Door {
  host: Host;
  /** Null while there is no Instagram in this world. */
  instagram(): Instagram | null;
  /** Version, token and limits. */
  enter(context: ContentContext): Promise<Visitor>;
  /** Whether an account is meant that this host answers for. */
  isAccount(id: string): boolean;
}

/** A call as its handler sees it. */
export interface Call {
  instagram: Instagram;
  visitor: Visitor;
  context: ContentContext;
  /** From the path. */
  id: string;
}

export type ContentHandler = (call: Call) => Response | Promise<Response>;
export type Middleware = MiddlewareHandler<SandboxEnv>;
