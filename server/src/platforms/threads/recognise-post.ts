import { readPageAddress } from '../addresses/page-address';
import type { RecognisedPost } from '../contract';
import { THREADS_BASE_URLS } from './descriptor';

/** Both names are in use: .net in the documentation, .com in newer data. */
const HOSTS = /^(?:www\.)?threads\.(?:com|net)$/;
const HANDLE = /^@[\w.]{1,30}$/;
const SHORTCODE = /^[\w-]{5,40}$/;

/** `/@<handle>/post/<code>` and `/t/<code>`. The address does not tell the id that the API knows. */
export const recognisePost = (pasted: string, webUrl: string): RecognisedPost | null => {
  const page = readPageAddress(pasted, {
    url: THREADS_BASE_URLS.web,
    hosts: HOSTS,
    configuredUrl: webUrl,
  });
  if (!page) return null;
  const path = pathOf(page.segments);
  return path === null ? null : { id: null, url: `${page.siteUrl}/${path}` };
};

const pathOf = ([owner = '', ...rest]: readonly string[]): string | null => {
  const [kind = '', code = '', ...more] = rest;
  if (owner === 't' && rest.length === 1) return SHORTCODE.test(kind) ? `t/${kind}` : null;
  const isPost = HANDLE.test(owner) && kind === 'post' && SHORTCODE.test(code);
  // Pictures of a post have pages of their own below it.
  return isPost && (more.length === 0 || more[0] === 'media') ? `${owner}/post/${code}` : null;
};
