/** What a key asks of the list. */
export type ListKey =
  'down' | 'up' | 'record' | 'acknowledge' | 'snooze' | 'refresh' | 'help' | 'close';

const keys: Readonly<Record<string, ListKey>> = {
  j: 'down',
  ArrowDown: 'down',
  k: 'up',
  ArrowUp: 'up',
  p: 'record',
  a: 'acknowledge',
  s: 'snooze',
  r: 'refresh',
  '?': 'help',
  Escape: 'close',
};

/**
 * Reads a key; null for keys of the browser, in a dialog, where somebody types, and outside the list: a single letter acts
 * nowhere else, not even where nothing has the focus, so that speech or a slip does nothing (WCAG 2.2, 2.1.4).
 */
export function listKey(event: KeyboardEvent): ListKey | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null;
  const at = event.target as HTMLElement;
  if (at.closest('[role="dialog"], [role="alertdialog"]')) return null;
  const key = keys[event.key] ?? null;
  // The form beside the list is left by Escape wherever the focus is.
  if (key === 'close') return key;
  if (at.closest('input, textarea, select, [contenteditable]')) return null;
  return at.closest('.list') === null ? null : key;
}
