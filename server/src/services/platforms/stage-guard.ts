import { isInsideHost } from '../../http/inside-host';
import { PlatformFailure, type ConnectorDescriptor } from '../../platforms/contract';

/**
 * A staging site can never reach a live platform: every base URL must be one that the operator set
 * in place of the platform's own, on a host inside.
 *
 * @throws {PlatformFailure} `account_problem`: only this site's posts wait
 */
export const assertStageUrls = (
  descriptor: ConnectorDescriptor,
  baseUrls: Readonly<Record<string, string>>
): void => {
  const live = Object.values(baseUrls).find((url) => !isInsideHost(new URL(url).hostname));
  if (live === undefined) return;
  throw new PlatformFailure(
    { family: 'account_problem' },
    {
      code: 'STAGING_SITE',
      message: `This is a staging site, and ${descriptor.label} is not replaced by a sandbox for it (${new URL(live).host}): nothing is sent. Set the base URLs of ${descriptor.label} to a sandbox, or turn staging off in the site's settings.`,
    }
  );
};
