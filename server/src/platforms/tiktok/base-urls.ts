export const TIKTOK_BASE_URLS = {
  web: 'https://www.tiktok.com',
  api: 'https://open.tiktokapis.com',
} as const;
