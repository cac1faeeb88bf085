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
  private readonly at = signal(Date.now());

  protected readonly text = computed(() => {
    const me = this.user.me();
    if (!me) return '';
    const at = formatDateTime(new Date(this.at()).toISOString(), me.practice.timeZone);
    const kind = me.practice.isSynthetic ? ' · synthetic demo data' : '';
    return `Printed by ${me.displayName}, ${at} · ${me.practice.name}${kind}`;
  });

  @HostListener('window:beforeprint')
  protected stamp(): void {
    this.at.set(Date.now());
    // The sheet is made as soon as this returns: the time must stand there by then.
    this.page.tick();
  }
}
