/** Where the API of this version begins. */
export const apiBase = '/api/v1/';

/**
 * A path below `/api/v1/` with its ids escaped. Ids are opaque; nothing of a patient stands in a path.
 *
 * @example apiPath`patients/${id}/record`
 */
export function apiPath(parts: TemplateStringsArray, ...ids: readonly (string | number)[]): string {
  return parts.reduce(
    (path, part, at) => path + part + (at < ids.length ? encodeURIComponent(ids[at] ?? '') : ''),
    '',
  );
}

/** A path with what is asked of it; undefined values are left out. Nothing of a patient may stand here. */
export function withQuery(path: string, query: Readonly<Record<string, unknown>>): string {
  const present = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(present.map(([name, value]) => [name, String(value)]));
  return search.size === 0 ? path : `${path}?${search}`;
}
