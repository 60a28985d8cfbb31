import { forbidden, invalidParams } from './envelope';
import type { TikTok } from './state';

const HERE: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** TRANSFER: https, a name and no address, and the domain or prefix verified in the portal. */
export const checkPullUrl = ({ state }: TikTok, url: string): void => {
  if (!URL.canParse(url)) throw invalidParams(`${url} is not a URL.`);
  const { protocol, hostname } = new URL(url);
  const { verifiedDomains, localMedia } = state.knobs;
  const isHere = HERE.includes(hostname);
  // What runs here has no domain: it stands for one that is verified.
  if (isHere && localMedia === 'accepted') return;
  if (protocol !== 'https:') throw invalidParams('The URL must begin with https.');
  if (/^[\d.]+$|^\[/.test(hostname) || isHere) throw unverified();
  const isVerified = verifiedDomains?.some((entry) => covers(entry, url, hostname)) ?? true;
  if (!isVerified) throw unverified();
};

const unverified = () =>
  forbidden(
    'url_ownership_unverified',
    'Please review our URL ownership verification rules for PULL_FROM_URL.'
  );

/** A domain covers its subdomains, a prefix what begins with it. */
const covers = (entry: string, url: string, hostname: string): boolean =>
  entry.startsWith('https://')
    ? url.startsWith(entry)
    : hostname === entry || hostname.endsWith(`.${entry}`);
