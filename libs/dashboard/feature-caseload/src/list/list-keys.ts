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

/** Reads a key; null where somebody types, in a dialog, or for keys of the browser. */
export function listKey(event: KeyboardEvent): ListKey | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null;
  const at = event.target as HTMLElement;
  if (at.closest('[role="dialog"], [role="alertdialog"]')) return null;
  const key = keys[event.key] ?? null;
  // A form beside the list answers to its own keys; Escape alone leaves it.
  if (key !== 'close' && at.closest('input, textarea, select, [contenteditable], .beside')) {
    return null;
  }
  return key;
}
