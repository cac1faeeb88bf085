import { computed, effect, inject, PendingTasks, signal, type Signal } from '@angular/core';

/** A window that nobody sees paints nothing: its page is built all the same, so many milliseconds a turn later. */
const UNSEEN_MS = 250;

/**
 * In which turn a long page is built: 0 from the start, one more after each frame that was painted since `hasBegun`, up to
 * `last`. What is seen first is painted first, and no turn keeps the page from answering a key. Call it where a component is
 * constructed; the page counts as not yet stable until the last turn.
 */
export function inTurns(hasBegun: () => boolean, last: number): Signal<number> {
  const tasks = inject(PendingTasks);
  const turn = signal(0);
  effect((onCleanup) => {
    const at = turn();
    if (!hasBegun() || at >= last) return;
    const isDone = tasks.add();
    const cancel = afterPaint(() => {
      turn.set(at + 1);
      isDone();
    });
    onCleanup(() => {
      cancel();
      isDone();
    });
  });
  return turn.asReadonly();
}

/**
 * Whether the page stands, before what it shows does: an answer that was asked for early would else hold up its first frame.
 * Call it where a component is constructed.
 */
export function afterFirstPaint(): Signal<boolean> {
  const turn = inTurns(() => true, 1);
  return computed(() => turn() === 1);
}

/** Calls once the next frame is painted; the answer calls it off. */
function afterPaint(call: () => void): () => void {
  let painted: ReturnType<typeof setTimeout> | undefined;
  const once = (): void => {
    cancel();
    call();
  };
  const frame = requestAnimationFrame(() => (painted = setTimeout(once)));
  const unseen = setTimeout(once, UNSEEN_MS);
  const cancel = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(painted);
    clearTimeout(unseen);
  };
  return cancel;
}
