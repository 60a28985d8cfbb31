/** Where the operator's apps at the platforms are entered, below the admin's root. */
export const PLATFORM_SETTINGS_PATH = '/settings/social-distribution/platforms';
