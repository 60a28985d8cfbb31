const ANALYTICS = '/api/admin/distribution/analytics';

/** Somebody who asks for numbers. */
export interface Asker {
  url: string;
  token: string;
}

/** The answer to a question about numbers, read to its end; its length in bytes. */
export const ask = async ({ url, token }: Asker, path: string): Promise<number> => {
  const response = await fetch(url + ANALYTICS + path, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!response.ok || !response.body) {
    throw new Error(`${path} was answered ${response.status}: ${await response.text()}`);
  }
  let bytes = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return bytes;
    bytes += value.byteLength;
  }
};
