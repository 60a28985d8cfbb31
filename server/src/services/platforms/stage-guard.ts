import { PlatformFailure, type ConnectorDescriptor } from '../../platforms/contract';

/** Hosts that nobody outside can reach: where a sandbox runs. */
const INSIDE =
  /^(localhost|127(\.\d{1,3}){3}|\[::1\]|10(\.\d{1,3}){3}|192\.168(\.\d{1,3}){2}|172\.(1[6-9]|2\d|3[01])(\.\d{1,3}){2})$|\.(localhost|local|internal|test)$/;

/**
 * A staging site can never reach a live platform: every base URL must be one that the operator set
 * in place of the platform's own, on a host inside.
 *
 * @throws {PlatformFailure} `operator_problem`
 */
export const assertStageUrls = (
  descriptor: ConnectorDescriptor,
  baseUrls: Readonly<Record<string, string>>
): void => {
  const live = Object.values(baseUrls).find((url) => !INSIDE.test(new URL(url).hostname));
  if (live === undefined) return;
  throw new PlatformFailure(
    { family: 'account_problem' },
    {
      code: 'STAGING_SITE',
      message: `This is a staging site, and ${descriptor.label} is not replaced by a sandbox for it (${new URL(live).host}): nothing is sent. Set the base URLs of ${descriptor.label} to a sandbox, or turn staging off in the site's settings.`,
    }
  );
};
