/** The first part of the addresses that open to anybody; the routes outside the shell. */
export const openPages: readonly string[] = [
  'sign-in',
  'forgotten-password',
  'set-up',
  'link',
  'unavailable',
];

/** Whether the page at a path, such as '/sign-in', is there for somebody who is not signed in. */
export function isOpenToAnybody(path: string): boolean {
  return openPages.includes(path.split('/')[1] ?? '');
}
