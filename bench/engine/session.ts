import { logIn, makeApiToken } from '../app/people';
import type { MeasuredApp } from '../app/start-app';

/** A running app with somebody signed in. */
export interface Session {
  app: MeasuredApp;
  adminToken: string;
  apiToken: string;
}

/** Signed in anew: an access token lives shorter than a whole run. */
export const openSession = async (app: MeasuredApp): Promise<Session> => {
  const adminToken = await logIn(app);
  return { app, adminToken, apiToken: await makeApiToken(app, adminToken) };
};
