/** Asks an API; rejects with the address, without its query, when it does not answer with 2xx. */
export const getJson = async <T>(url: string, init: RequestInit = {}): Promise<T> => {
  const response = await fetch(url, init);
  const { origin, pathname } = new URL(url);
  if (!response.ok) throw new Error(`${origin}${pathname} answered ${response.status}.`);
  return (await response.json()) as T;
};

export const withToken = (token: string): RequestInit => ({
  headers: { authorization: `Bearer ${token}` },
});
