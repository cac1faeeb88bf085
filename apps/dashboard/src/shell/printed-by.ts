import { ApplicationRef, Component, computed, HostListener, inject, signal } from '@angular/core';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { PrintedSubject } from '@glabella/dashboard/ui';
import { formatDate, formatDateTime } from '@glabella/domain/values';

/** The foot of every printed sheet: whose record it is, who printed it, when, in which practice. */
@Component({
  selector: 'glabella-printed-by',
  host: { class: 'print-only' },
  template: `
    @if (subject(); as whose) {
      <p class="strong">{{ whose }}</p>
    }
    <p>{{ text() }}</p>
  `,
  styles: `
    :host {
      position: fixed;
      bottom: 0;
      left: 0;
      color: #333333;
      font-size: 8.5pt;
      line-height: 1.25;
    }
    p {
      margin: 0;
    }
  `,
})
export class PrintedBy {
  private readonly user = inject(CurrentUser);
  private readonly page = inject(ApplicationRef);
  private readonly printed = inject(PrintedSubject);
  /** Known when something is printed: a clock of the practice's zone is dear to make, and few pages are. */
  private readonly at = signal<number | null>(null);

  protected readonly subject = computed(() => {
    const patient = this.printed.identity();
    // On the screen the page's own head names them.
    if (!patient || this.at() === null) return '';
    return `${patient.name} · born ${formatDate(patient.birthDate)} · MRN ${patient.mrn}`;
  });

  protected readonly text = computed(() => {
    const me = this.user.me();
    if (!me) return '';
    const at = this.at();
    const time =
      at === null ? '' : `, ${formatDateTime(new Date(at).toISOString(), me.practice.timeZone)}`;
    const kind = me.practice.isSynthetic ? ' · synthetic demo data' : '';
    return `Printed by ${me.displayName}${time} · ${me.practice.name}${kind}`;
  });

  @HostListener('window:beforeprint')
  protected stamp(): void {
    this.at.set(Date.now());
    // The sheet is made as soon as this returns: the time must stand there by then.
    this.page.tick();
  }
}
