import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { patientSearchResource, problemOf } from '@glabella/dashboard/data-access';
import { formatDate } from '@glabella/domain/values';

/** How long typing rests before the search is sent, in milliseconds. */
export const typingPauseMs = 150;

const foundAtOnce = 8;

/**
 * Finds a patient from any page: name, MRN or birth date in any order. Ctrl K (⌘ K) goes there, arrows choose, Enter opens; a
 * single key would act from anywhere (WCAG 2.2, 2.1.4). What is typed is sent in the body of a POST and kept nowhere.
 */
@Component({
  selector: 'glabella-patient-finder',
  templateUrl: './patient-finder.html',
  styleUrl: './patient-finder.css',
  host: {
    '(document:keydown)': 'goThere($event)',
    '(focusout)': 'closeUnlessInside($event)',
  },
})
export class PatientFinder {
  private readonly router = inject(Router);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly input = viewChild.required<ElementRef<HTMLInputElement>>('input');

  protected readonly typed = signal('');
  protected readonly isOpen = signal(false);
  private readonly asked = signal('');

  private readonly page = patientSearchResource(() => {
    const text = this.asked();
    return text === '' ? undefined : { text, limit: foundAtOnce };
  });

  protected readonly found = computed(() =>
    (this.page.hasValue() ? this.page.value().rows : []).map((row) => ({
      id: row.id,
      name: `${row.givenName} ${row.familyName}`,
      facts: `born ${formatDate(row.birthDate)} · MRN ${row.mrn}`,
    })),
  );
  protected readonly current = linkedSignal({ source: this.found, computation: () => 0 });
  protected readonly notice = computed(() => {
    if (this.page.error()) return `${problemOf(this.page.error()).title}.`;
    if (this.typed().trim() !== this.asked() || this.page.isLoading()) return 'Searching';
    return this.found().length === 0 ? 'No patient matches. Try fewer letters, or the MRN.' : '';
  });
  protected readonly isListed = computed(() => this.isOpen() && this.typed().trim() !== '');

  constructor() {
    effect((onCleanup) => {
      const text = this.typed().trim();
      const timer = setTimeout(() => this.asked.set(text), text === '' ? 0 : typingPauseMs);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected type(text: string): void {
    this.typed.set(text);
    this.isOpen.set(true);
  }

  protected step(event: Event, by: 1 | -1): void {
    event.preventDefault();
    const count = this.found().length;
    if (count > 0) this.current.update((at) => (at + by + count) % count);
    this.isOpen.set(true);
  }

  protected openCurrent(event: Event): void {
    event.preventDefault();
    const isFresh = this.typed().trim() === this.asked() && !this.page.isLoading();
    const patient = this.found()[this.current()];
    if (isFresh && patient) this.open(patient.id);
  }

  protected open(patientId: string): void {
    this.clear();
    void this.router.navigate(['/patients', patientId]);
  }

  protected clear(): void {
    this.typed.set('');
    this.isOpen.set(false);
  }

  protected closeUnlessInside(event: FocusEvent): void {
    if (!this.host.nativeElement.contains(event.relatedTarget as Node | null)) {
      this.isOpen.set(false);
    }
  }

  protected goThere(event: KeyboardEvent): void {
    const at = event.target as HTMLElement;
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    if (event.key.toLowerCase() !== 'k' || at.closest('[role="dialog"], [role="alertdialog"]'))
      return;
    event.preventDefault();
    this.input().nativeElement.focus();
  }
}
