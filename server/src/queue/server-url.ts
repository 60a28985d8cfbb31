const HIDDEN = '***';

export interface ServerUrl {
  /** Host and port. */
  place: string;
  /** Takes the URL, the password and the like out of a text. */
  redact(this: void, text: string): string;
}

/** What may be told of the URL of a server. */
export const readServerUrl = (url: string, defaultPort: number): ServerUrl => {
  const { hostname, port, password, searchParams } = new URL(url);
  const host = hostname || searchParams.get('host') || 'localhost';
  const secrets = [url, password, decoded(password), searchParams.get('password') ?? '']
    .filter((secret) => secret !== '')
    .sort((one, other) => other.length - one.length);
  return {
    place: `${host}:${port || defaultPort}`,
    redact: (text) => {
      const known = secrets.reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text);
      return known.replaceAll(/\/\/[^/@\s]*@/g, `//${HIDDEN}@`);
    },
  };
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
