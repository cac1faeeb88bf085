import { DestroyRef, effect, ElementRef, inject, signal, type Signal } from '@angular/core';

/** Where nothing can be measured, as in a test without a layout. */
const unmeasuredPx = 720;

/**
 * The width of a component's own element in CSS pixels, followed while it lives: a drawing lays itself out by it instead of
 * being scaled, so its letters stay readable. Call in an injection context.
 */
export function measuredWidth(): Signal<number> {
  const width = signal(unmeasuredPx);
  if (typeof ResizeObserver === 'undefined') return width;
  const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const observer = new ResizeObserver(([entry]) => {
    const measured = Math.round(entry?.contentRect.width ?? 0);
    // A hidden drawing has no width: it keeps the layout it had.
    if (measured > 0) width.set(measured);
  });
  effect(() => observer.observe(element));
  inject(DestroyRef).onDestroy(() => observer.disconnect());
  return width;
}
