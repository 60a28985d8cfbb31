import { readPageAddress } from '../addresses/page-address';
import type { RecognisedPost } from '../contract';
import { X_BASE_URLS } from './descriptor';

/** X kept the addresses of its former name. */
const HOSTS = /^(?:www\.|mobile\.)?(?:x|twitter)\.com$/;
/** Up to 19 digits (https://docs.x.com/openapi.json, checked 2026-11-22). */
const ID = /^[1-9]\d{0,18}$/;
const HANDLE = /^\w{1,50}$/;
const ATTACHMENT = /^(?:photo|video)$/;
/** Stands where a handle would; X then goes by the id alone. */
const NO_HANDLE = 'i';

/** `/<handle>/status/<id>`, `/i/status/<id>`, `/i/web/status/<id>`, also of one of its pictures. */
export const recognisePost = (pasted: string, webUrl: string): RecognisedPost | null => {
  const site = { url: X_BASE_URLS.web, hosts: HOSTS, configuredUrl: webUrl };
  const page = readPageAddress(pasted, site);
  if (!page) return null;
  const [owner = '', ...afterOwner] = page.segments;
  const isOwnerless = owner === NO_HANDLE;
  const path = isOwnerless && afterOwner[0] === 'web' ? afterOwner.slice(1) : afterOwner;
  const [status, id = '', ...attachment] = path;
  const isPost = HANDLE.test(owner) && status === 'status' && ID.test(id);
  if (!isPost || !isAttachment(attachment)) return null;
  const shownPath = isOwnerless ? `i/web/status/${id}` : `${owner}/status/${id}`;
  return { id, url: `${page.siteUrl}/${shownPath}` };
};

const isAttachment = (segments: readonly string[]): boolean => {
  const [kind = '', place = '', ...rest] = segments;
  return (
    segments.length === 0 || (rest.length === 0 && ATTACHMENT.test(kind) && /^\d$/.test(place))
  );
};
