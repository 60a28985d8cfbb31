import type { SetupFinding } from '../../../../contracts/setup-check';
import type { TransportError } from '../../platforms/contract';
import { finding } from './setup-facts';
import type { TimedHttp } from './timed-http';

/** Differences up to this are normal, ms: a Date header has whole seconds, and answers take time. */
const MAX_SKEW_MS = 60_000;

/** Whether the platform's servers answered at all. */
export const reachableFinding = (label: string, { failures }: TimedHttp): SetupFinding => {
  const [first] = failures;
  if (!first) return finding('reachable', 'ok', `${label} can be reached from this server.`);
  const [host, error] = first;
  return finding(
    'reachable',
    'problem',
    `${label} gave no answer: ${error.message}`,
    adviceFor(host, error)
  );
};

const adviceFor = (host: string, { kind, message }: TransportError): string => {
  if (/allowPrivateHosts/.test(message)) {
    return 'Set http.allowPrivateHosts to true under social-distribution in config/plugins if this is your sandbox; else remove the base URLs of the platform there.';
  }
  if (/ENOTFOUND|EAI_AGAIN/.test(message)) {
    return `This server cannot resolve the name ${host}: check its DNS servers, and the base URLs of the platform in config/plugins.`;
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|TLS|SSL|EPROTO/.test(message)) {
    return `The certificate of ${host} is not trusted here. If a proxy looks into https connections, give Node.js its certificate with the environment variable NODE_EXTRA_CA_CERTS; else check the clock and the certificates of this server.`;
  }
  const what =
    kind === 'timeout' || kind === 'aborted' ? 'Nothing came back in time' : 'No connection';
  return `${what}: let this server connect to ${host} (firewall, container network). The plugin connects directly and does not use HTTP_PROXY.`;
};

/** Whether our clock goes right; null: no answer told the time. */
export const clockFinding = ({ skewsMs }: TimedHttp): SetupFinding | null => {
  const [skewMs] = [...skewsMs].sort((one, other) => Math.abs(one) - Math.abs(other));
  if (skewMs === undefined) return null;
  if (Math.abs(skewMs) <= MAX_SKEW_MS) {
    return finding('clock', 'ok', 'The clock of this server is right.');
  }
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  const title = `The clock of this server is ${seconds} seconds ${skewMs > 0 ? 'behind' : 'ahead'}.`;
  const advice =
    'Turn on time synchronisation (NTP) on the server, or on the host of its container: tokens seem to end too early or too late, and posts go out at wrong times.';
  return finding('clock', 'warning', title, advice);
};
