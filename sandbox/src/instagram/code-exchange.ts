import type { Context, Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { outage } from '../meta/graph-error';
import { grantedPermissions, grantOf } from '../meta/grants';
import type { MetaCode } from '../meta/platform';
import { scopedIdOf } from '../meta/scoped-id';
import { issueUserToken } from '../meta/tokens';
import type { Instagram } from './state';

/** Tokens of the code exchange live an hour. */
const SHORT_LIVED_MS = 3_600_000;

/** This one endpoint has errors of its own shape. */
class CodeExchangeError extends Error {}

type Fields = (name: string) => string;

/** A form, urlencoded or multipart; in JSON bodies the parameters are missing. */
const readFields = async (context: Context<SandboxEnv>): Promise<Fields> => {
  const form = await context.req.parseBody();
  return (name) => {
    const value = form[name];
    if (typeof value === 'string' && value !== '') return value;
    throw new CodeExchangeError(`Missing required field ${name}`);
  };
};

const redeem = ({ world, state }: Instagram, fields: Fields): MetaCode => {
  const clientId = fields('client_id');
  const secret = fields('client_secret');
  if (fields('grant_type') !== 'authorization_code') {
    throw new CodeExchangeError('Invalid grant_type: authorization_code is expected');
  }
  const redirectUri = fields('redirect_uri');
  const value = fields('code');
  const app = world.apps.find((candidate) => candidate.clientId === clientId);
  if (!app) throw new CodeExchangeError('Invalid platform app');
  if (app.clientSecret !== secret) throw new CodeExchangeError('Error validating client secret.');
  const code = state.codes[value];
  if (!code || code.isUsed || code.clientId !== clientId) {
    throw new CodeExchangeError('Matching code was not found or was already used');
  }
  if (world.clock.now() >= code.expiresAt) {
    throw new CodeExchangeError('This authorization code has expired');
  }
  if (code.redirectUri !== redirectUri) {
    throw new CodeExchangeError(
      'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request'
    );
  }
  code.isUsed = true;
  return code;
};

/** As text, because the flat shape has the id as a number beyond what a double holds. */
const answerText = (instagram: Instagram, code: MetaCode): string => {
  const { tokenShape, permissionsShape } = instagram.state.knobs;
  const { clientId, personKey } = code;
  const token = { clientId, personKey, isLongLived: false, lifetimeMs: SHORT_LIVED_MS };
  const list = grantedPermissions(grantOf(instagram, code));
  const userId = scopedIdOf(code);
  const parts = [
    `"access_token":${JSON.stringify(issueUserToken(instagram, token))}`,
    `"user_id":${tokenShape === 'flat' ? userId : JSON.stringify(userId)}`,
    `"permissions":${JSON.stringify(permissionsShape === 'list' ? list : list.join(','))}`,
  ];
  const object = `{${parts.join(',')}}`;
  return tokenShape === 'flat' ? object : `{"data":[${object}]}`;
};

/** `api.instagram.com/oauth/access_token`. */
export const codeExchangeRoutes = (app: Hono<SandboxEnv>, instagram: Instagram): void => {
  const fault = instagram.world.faults.on('instagram', 'token');
  app.post('/oauth/access_token', fault, async (context) => {
    if (instagram.state.knobs.outage) throw outage(instagram.state.knobs.outage);
    try {
      const code = redeem(instagram, await readFields(context));
      const headers = { 'content-type': 'application/json; charset=utf-8' };
      return context.body(answerText(instagram, code), 200, headers);
    } catch (error) {
      if (!(error instanceof CodeExchangeError)) throw error;
      const body = { error_type: 'OAuthException', code: 400, error_message: error.message };
      return context.json(body, 400);
    }
  });
};
