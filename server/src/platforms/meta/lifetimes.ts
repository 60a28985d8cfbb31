// Sources of this folder's comments, by key, all checked 2026-11-22 (DEV = https://developers.facebook.com):
// VER  DEV/docs/graph-api/changelog/versions
// LL   DEV/documentation/facebook-login/guides/access-tokens/get-long-lived
// SEC  DEV/docs/graph-api/guides/secure-requests
// ERR  DEV/docs/graph-api/guides/error-handling
// RL   DEV/docs/graph-api/overview/rate-limiting
// BUS  DEV/docs/marketing-api/reference/business/owned_pages and …/client_pages
// PAGE https://github.com/facebook/facebook-business-sdk-codegen, api_specs/specs/Page.json

const DAY_S = 86_400;

/** A long-lived token of a person lives 60 days; answers may leave that out (LL). Seconds. */
export const LONG_LIVED_S = 60 * DAY_S;

/** Long-lived Instagram tokens renew themselves once they are a day old. Seconds. */
export const RENEWABLE_AFTER_S = DAY_S;

/** How long before its end such a token is renewed: room for a platform that is away for days. Seconds. */
export const RENEWED_AHEAD_S = 10 * DAY_S;
