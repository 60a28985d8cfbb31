/**
 * For load balancers and programs that watch, below `/api/social-distribution`. Health tells nothing
 * but names of parts; metrics need the token of the config, which the controller checks.
 */
export const monitoringRoutes = (
  [
    ['/health', 'monitoring.health'],
    ['/metrics', 'monitoring.metrics'],
  ] as const
).map(([path, handler]) => ({
  method: 'GET' as const,
  path,
  handler,
  config: { auth: false as const },
}));
