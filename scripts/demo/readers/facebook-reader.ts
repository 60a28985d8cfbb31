import { getJson, withToken } from './get-json';
import type { PostReader } from './post-reader';
import { consentAt, credentialsOf, exchangeOf, tokenAt } from './reader-consent';

interface PageList {
  data: { id: string; access_token: string }[];
}

/** Posts of a Page are read with the Page's own token, which the person's leads to. */
export const facebookReader = async (base: string, secret: string): Promise<PostReader> => {
  const graph = `${base}/v26.0`;
  const code = await consentAt(`${graph}/dialog/oauth`, {
    scope: 'pages_show_list,pages_read_engagement',
  });
  const token = await tokenAt(`${graph}/oauth/access_token`, {
    fields: { ...exchangeOf(code), ...credentialsOf(secret) },
  });
  const accounts = `${graph}/me/accounts?fields=id,access_token`;
  const pages = (await getJson<PageList>(accounts, withToken(token))).data;
  return async ({ id }) => {
    const page = pages.find((candidate) => id.startsWith(`${candidate.id}_`));
    if (!page) throw new Error(`The post ${id} is of no Page that was shared with the reader.`);
    const address = `${graph}/${id}?fields=message`;
    const post = await getJson<{ message?: string }>(address, withToken(page.access_token));
    return post.message ?? '';
  };
};
