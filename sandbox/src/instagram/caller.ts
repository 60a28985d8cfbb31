import type { Context } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { GraphError, outage, unreadableToken } from '../meta/graph-error';
import { grantOf } from '../meta/grants';
import type { InstagramAccount } from '../meta/instagram-accounts';
import type { Grant, MetaToken } from '../meta/platform';
import { accessTokenIn, readParams, type Params } from '../meta/request-params';
import { sessionProblem } from '../meta/session-problem';
import { spendAppCall, spendBusinessCall } from '../meta/usage';
import { enterVersion } from '../meta/versions';
import { accountByUsername } from './accounts';
import type { Instagram } from './state';

export interface Caller {
  accessToken: string;
  token: MetaToken;
  account: InstagramAccount;
  grant: Grant;
  params: Params;
}

/** What every call to graph.instagram.com passes: version, token and limits. */
export const admit = async (
  instagram: Instagram,
  context: Context<SandboxEnv>
): Promise<Caller> => {
  const { state } = instagram;
  enterVersion(instagram, context);
  if (state.knobs.outage) throw outage(state.knobs.outage);
  const params = await readParams(context);
  const accessToken = accessTokenIn(context, params);
  if (!accessToken) {
    throw new GraphError({
      status: 400,
      code: 2500,
      message: 'An active access token must be used to query information about the current user.',
    });
  }
  const token = state.tokens[accessToken];
  if (!token) throw unreadableToken();
  const problem = sessionProblem(instagram, token);
  if (problem) throw problem;
  const account = accountByUsername(token.personKey);
  const grant = grantOf(instagram, token);
  if (!account || !grant) throw unreadableToken();
  spendAppCall(instagram, context, token.clientId);
  const callsPerDay = state.knobs.accountCallsPerDay;
  spendBusinessCall(instagram, context, { id: account.id, type: 'instagram', callsPerDay });
  return { accessToken, token, account, grant, params };
};
