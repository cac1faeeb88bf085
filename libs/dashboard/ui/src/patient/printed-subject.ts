import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { Identity } from './identity';

type Source = () => Identity | null | undefined;

/** Whom the page on the screen is about: only the first sheet of a print has its head, so every sheet names them at its foot. */
@Injectable({ providedIn: 'root' })
export class PrintedSubject {
  private readonly sources = signal<readonly Source[]>([]);

  /** Null while nothing on the screen is about one patient. */
  readonly identity = computed<Identity | null>(() => this.sources().at(-1)?.() ?? null);

  add(source: Source): void {
    this.sources.update((all) => [...all, source]);
  }

  remove(source: Source): void {
    this.sources.update((all) => all.filter((one) => one !== source));
  }
}

/** Names a patient at the foot of every sheet while the page stands. Call in an injection context. */
export function printsAbout(identity: Source): void {
  const subject = inject(PrintedSubject);
  subject.add(identity);
  inject(DestroyRef).onDestroy(() => subject.remove(identity));
}
