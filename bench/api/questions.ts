/** What a dashboard asks for, by what people see. */
export const QUESTIONS: Readonly<Record<string, string>> = {
  'numbers and those before': '',
  'engagement by day': '?groupBy=day&pageSize=31&sort=key',
  'by platform': '?groupBy=platform',
  'by target': '?groupBy=target&sort=-engagement',
  'by template': '?groupBy=template&sort=-engagementPerPost',
  'by author': '?groupBy=author',
  'by language': '?groupBy=locale',
  'by content-type': '?groupBy=contentType',
  'by site': '?groupBy=site',
  'by hour of the week': '?groupBy=hour&pageSize=168&sort=key',
  'best entries': '?groupBy=entry&sort=-engagement',
  'numbers of one platform': '?platform=x',
};

/** The same of somebody whose role shows them some entries only. */
export const READER_QUESTIONS: Readonly<Record<string, string>> = {
  'own articles: numbers': '',
  'own articles: by platform': '?groupBy=platform',
  'own articles: best entries': '?groupBy=entry&sort=-engagement',
};
