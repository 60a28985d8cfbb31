import { z } from 'zod';

import type { PlatformSandbox } from '../../kernel/platform-sandbox';
import { scriptSchema } from './behaviours';
import { knobsGivenIn } from './knobs';
import type { Vendor } from './state';

const nothing = z.strictObject({});

/**
 * - `configure`: sets knobs (`medianMs`, `p95Ms`, or `profile: 'real'`…) and answers all of them.
 * - `script`: what the next calls meet, `{next?, always?, stubborn?}`; `{}` ends it. A new script
 *   takes the place of the old one. It begins behind the vendor's own checks: a wrong key is
 *   refused whatever the script says, and uses nothing of it up.
 * - `calls`: the vendor's books, oldest first; they hold neither keys nor texts.
 * - `requests`: bodies of the latest requests, oldest first.
 *
 * Bad input throws.
 */
export const actionsOf = (vendor: Vendor): PlatformSandbox['actions'] => ({
  configure(input) {
    Object.assign(vendor.state.knobs, knobsGivenIn(input));
    vendor.world.changed();
    return { ...vendor.state.knobs };
  },
  script(input) {
    vendor.state.script = scriptSchema.parse(input);
    vendor.world.changed();
    return vendor.state.script;
  },
  calls(input) {
    nothing.parse(input);
    return vendor.state.calls;
  },
  requests(input) {
    nothing.parse(input);
    return vendor.requests;
  },
});
