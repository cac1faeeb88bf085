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
