/** The key of an `Authorization: Bearer` header; null: there is none. */
export const bearer = (headers: Headers): string | null =>
  /^Bearer (.+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? null;
