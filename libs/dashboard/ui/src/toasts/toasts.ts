import { LiveAnnouncer } from '@angular/cdk/a11y';
import { inject, Service, signal } from '@angular/core';

/** How long a message stays, in milliseconds. */
export const toastMs = 10_000;

/** A message about something just done. */
export interface ToastMessage {
  readonly text: string;
  /** Takes it back; the message then offers "Undo". */
  readonly undo?: () => void;
}

/** Short messages at the foot of the page, one at a time, read out politely; ten seconds to undo. */
@Service()
export class Toasts {
  private readonly announcer = inject(LiveAnnouncer);
  private readonly shown = signal<ToastMessage | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** The message that stands on the page now. */
  readonly current = this.shown.asReadonly();

  /** Shows a message in place of the one before. */
  show(message: ToastMessage): void {
    this.shown.set(message);
    this.restart();
    const spoken = message.undo ? `${message.text} Undo is at the end of the page.` : message.text;
    void this.announcer.announce(spoken, 'polite');
  }

  /** Takes back what the message speaks of. */
  undo(): void {
    const message = this.shown();
    this.dismiss();
    message?.undo?.();
  }

  dismiss(): void {
    clearTimeout(this.timer);
    this.shown.set(null);
  }

  /** Holds the message while the pointer or the focus is on it. */
  hold(): void {
    clearTimeout(this.timer);
  }

  /** Starts the ten seconds again. */
  restart(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.dismiss(), toastMs);
  }
}
