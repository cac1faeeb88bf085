/** What takes the focus inside a control that is made of several. */
const focusable = 'input, select, textarea, button';

/** Whether the focused element is gone from the page, and nothing else took the focus. */
export function isFocusLost({ activeElement, body }: Document): boolean {
  return activeElement === null || activeElement === body;
}

/**
 * Where the focused element is gone, moves the focus on to the nearest first control after it, marked `data-first-focus`, or to
 * the nearest heading. Leaves it where somebody or something has moved it already.
 */
export function focusOnwards(from: HTMLElement): void {
  if (!isFocusLost(from.ownerDocument)) return;
  for (let around = from.parentElement; around; around = around.parentElement) {
    const first = around.querySelector<HTMLElement>('[data-first-focus]');
    const target = first ?? around.querySelector<HTMLElement>('h1, h2');
    if (target) return focusIn(target);
  }
}

function focusIn(target: HTMLElement): void {
  const control = target.matches(focusable) ? target : target.querySelector<HTMLElement>(focusable);
  if (control === null && !target.hasAttribute('tabindex')) target.tabIndex = -1;
  (control ?? target).focus({ preventScroll: true });
}
