import { ApplicationRef, Component, computed, HostListener, inject, signal } from '@angular/core';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { formatDateTime } from '@glabella/domain/values';

/** The foot of every printed page: who printed it, when, in which practice. */
@Component({
  selector: 'glabella-printed-by',
  host: { class: 'print-only' },
  template: `{{ text() }}`,
  styles: `
    :host {
      position: fixed;
      bottom: 0;
      left: 0;
      color: #333333;
      font-size: 8.5pt;
    }
  `,
})
export class PrintedBy {
  private readonly user = inject(CurrentUser);
  private readonly page = inject(ApplicationRef);
  /** Known when something is printed: a clock of the practice's zone is dear to make, and few pages are. */
  private readonly at = signal<number | null>(null);

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
