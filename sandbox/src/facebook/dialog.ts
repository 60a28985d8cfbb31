import type { Context, Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { readForm, type ConsentForm } from '../meta/form';
import { recordConsent } from '../meta/grants';
import { backTo } from '../meta/redirects';
import { VERSION_SEGMENT } from '../meta/versions';
import { consentPage } from './consent-page';
import { readDialogRequest, type DialogProblem, type DialogRequest } from './dialog-request';
import { pagesWithRole } from './pages';
import { personByKey, type Person } from './people';
import { problemPage } from './problem-page';
import { ALWAYS_GRANTED, isInstagramScope } from './scopes';
import type { Facebook } from './state';

/** Not documented; code exchanges that come later are rare. */
const CODE_LIFETIME_MS = 600_000;

/** Facebook hangs this on every redirect. */
const FRAGMENT = '_=_';

const DENIED = {
  error: 'access_denied',
  error_code: '200',
  error_description: 'Permissions error',
  error_reason: 'user_denied',
};

const showProblem = (context: Context<SandboxEnv>, { title, problem }: DialogProblem) =>
  context.html(problemPage({ title, problem }), 400);

interface Answered {
  request: DialogRequest;
  form: ConsentForm;
  person: Person;
}

/** Ids of the Pages and Instagram accounts that the person ticked and can share. */
const tickedAssets = (facebook: Facebook, { request, form, person }: Answered): string[] => {
  const ticked = [
    ...form.all('pages'),
    ...(request.scopes.some(isInstagramScope) ? form.all('instagram') : []),
  ];
  return pagesWithRole(facebook, person.key)
    .flatMap(({ id, instagramId }) => [id, instagramId])
    .filter((id): id is string => id !== null && ticked.includes(id));
};

const issueCode = (facebook: Facebook, request: DialogRequest, person: Person): string => {
  const { world, state } = facebook;
  const code = `AQ${world.random.token(180)}`;
  state.codes[code] = {
    clientId: request.app.clientId,
    personKey: person.key,
    redirectUri: request.redirectUri,
    expiresAt: world.clock.now() + CODE_LIFETIME_MS,
    isUsed: false,
  };
  world.changed();
  return code;
};

const consent = (facebook: Facebook, answered: Answered): string => {
  const { request, form, person } = answered;
  recordConsent(facebook, {
    clientId: request.app.clientId,
    personKey: person.key,
    asked: [ALWAYS_GRANTED, ...request.scopes],
    ticked: [ALWAYS_GRANTED, ...form.all('permissions')],
    assets: tickedAssets(facebook, answered),
    asksAgain: request.authType === 'rerequest',
  });
  return issueCode(facebook, request, person);
};

/**
 * The login dialog and its form: `account` (one), `pages`, `instagram` and `permissions` (each as
 * often as boxes are ticked) and `decision` (`allow` or `deny`). A form without `decision` counts as
 * consent; boxes that are left out count as not ticked.
 */
export const dialogRoutes = (app: Hono<SandboxEnv>, facebook: Facebook): void => {
  const show = (context: Context<SandboxEnv>) => {
    const request = readDialogRequest(facebook, (name) => context.req.query(name));
    if ('problem' in request) return showProblem(context, request);
    return context.html(consentPage(facebook, request));
  };
  app.get('/dialog/oauth', show);
  app.get(`${VERSION_SEGMENT}/dialog/oauth`, show);
  app.post('/dialog/oauth/consent', async (context) => {
    const form = await readForm(context);
    const request = readDialogRequest(facebook, form.one);
    if ('problem' in request) return showProblem(context, request);
    if (form.one('decision') === 'deny') {
      return context.redirect(backTo(request, DENIED, FRAGMENT));
    }
    const person = personByKey(form.one('account') ?? '');
    if (!person) {
      return showProblem(context, { title: 'Log in', problem: 'Choose an account to continue.' });
    }
    const code = consent(facebook, { request, form, person });
    return context.redirect(backTo(request, { code }, FRAGMENT));
  });
};
