import { readPageAddress } from '../addresses/page-address';
import type { RecognisedPost } from '../contract';

import { TIKTOK_BASE_URLS } from './base-urls';
import { isPostId } from './posted-part';

const HOSTS = /^(?:www\.)?tiktok\.com$/;
/** What the app's share button gives: a code that only TikTok can read. */
const SHORT_SITES = [
  { url: 'https://vm.tiktok.com', hosts: /^vm\.tiktok\.com$/ },
  { url: 'https://vt.tiktok.com', hosts: /^vt\.tiktok\.com$/ },
] as const;
const HANDLE = /^@[\w.]{1,50}$/;
const KIND = /^(?:video|photo)$/;
const SHORT_CODE = /^[A-Za-z0-9]{5,20}$/;

/** `/@<handle>/video/<id>`, `/@<handle>/photo/<id>`, and the app's short addresses, without id. */
export const recognisePost = (pasted: string, webUrl: string): RecognisedPost | null => {
  const site = { url: TIKTOK_BASE_URLS.web, hosts: HOSTS, configuredUrl: webUrl };
  const page = readPageAddress(pasted, site);
  if (!page) return recogniseShort(pasted);
  const [handle = '', kind = '', id = '', ...rest] = page.segments;
  if (handle === 't' && SHORT_CODE.test(kind) && id === '') {
    return { id: null, url: `${page.siteUrl}/t/${kind}` };
  }
  const isPost = HANDLE.test(handle) && KIND.test(kind) && isPostId(id) && rest.length === 0;
  return isPost ? { id, url: `${page.siteUrl}/${handle}/${kind}/${id}` } : null;
};

const recogniseShort = (pasted: string): RecognisedPost | null => {
  for (const { url, hosts } of SHORT_SITES) {
    const page = readPageAddress(pasted, { url, hosts, configuredUrl: url });
    const [code = '', ...rest] = page?.segments ?? [];
    if (rest.length === 0 && SHORT_CODE.test(code)) return { id: null, url: `${url}/${code}` };
  }
  return null;
};
