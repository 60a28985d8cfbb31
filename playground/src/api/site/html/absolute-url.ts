/** An address on the site, or an address that was absolute already (a media library elsewhere). */
export function absoluteUrl(address: string, siteUrl: string): string {
  return new URL(address, siteUrl.endsWith('/') ? siteUrl : `${siteUrl}/`).href;
}
