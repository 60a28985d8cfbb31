const NETWORK: Record<string, string> = {
  ECONNREFUSED: 'the connection is refused, so nothing listens there',
  ENOTFOUND: 'no such host is known',
  EAI_AGAIN: 'the name of the host cannot be looked up',
  ETIMEDOUT: 'nobody answers in time',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
};

const TLS_CODE =
  /^(?:ERR_(?:SSL|TLS)_|CERT_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_(?:VERIFY|GET_ISSUER)|EPROTO)/;

/** The code that Node, Redis' or PostgreSQL's client gave an error; empty when there is none. */
export const codeOf = (error: unknown): string => {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
};

export const messageOf = (error: unknown): string => {
  const { message } = (error ?? {}) as { message?: unknown };
  return typeof message === 'string' ? message : String(error);
};

/** What keeps us from talking to a server at all, in words; null when it is something else. */
export const networkProblem = (error: unknown): string | null => {
  const code = codeOf(error);
  if (TLS_CODE.test(code)) return `TLS failed (${code}): check its certificate and queue.url`;
  return NETWORK[code] ?? null;
};
