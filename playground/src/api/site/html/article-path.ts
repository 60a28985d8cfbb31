/** Where an article lives on the site. */
export function articlePath({ locale, slug }: { locale: string; slug: string }): string {
  return `/${encodeURIComponent(locale)}/articles/${encodeURIComponent(slug)}`;
}
