/**
 * The board's pages, files and data. A frame cannot send the admin's token, so a pass in a cookie
 * guards them: `POST /queue/board-session` gives it to people who may monitor.
 */
export const boardRoutes = ['/queue/board', '/queue/board/(.*)'].map((path) => ({
  method: 'GET' as const,
  path,
  handler: 'queueBoard.show',
  config: { auth: false as const },
}));
