/**
 * Open to the internet: platforms fetch files here. Whoever has an address made by us may read that
 * one file for a day and a half.
 */
export const publicMediaRoutes = [
  {
    method: 'GET' as const,
    path: '/media/:name',
    handler: 'publicMedia.serve',
    config: { auth: false as const },
  },
];
