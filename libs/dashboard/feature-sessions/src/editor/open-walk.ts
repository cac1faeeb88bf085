import { afterNextRender, Directive, ElementRef, inject, Injector, input } from '@angular/core';
import type { SessionEditor } from '../draft/session-editor';

const controls = 'input, select, textarea, button, a[href]';

/**
 * Walks the form by the Enter key: from wherever the focus is to the next part that is still open, round to the first, at last
 * to the button that signs. The parts of the form carry their names in `data-place`.
 */
@Directive({
  selector: '[glabellaOpenWalk]',
  host: { '(keydown.enter)': 'goOn($event)' },
})
export class OpenWalk {
  readonly editor = input.required<SessionEditor>({ alias: 'glabellaOpenWalk' });
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);

  /** Puts the focus on the next open part after the focus; on the signing button when nothing is open. */
  next(): void {
    const focused = this.host.nativeElement.ownerDocument.activeElement;
    const open = this.openParts().filter((part) => !part.contains(focused));
    const isAfter = (part: Element): boolean =>
      focused !== null &&
      (focused.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
    this.enter(open.find(isAfter) ?? open[0] ?? this.place('sign'));
  }

  /** Puts the focus on the first open part of the page. */
  first(): void {
    this.enter(this.openParts()[0] ?? this.place('sign'));
  }

  /** Puts the focus into one part of the form. */
  goTo(place: string): void {
    this.enter(this.place(place));
  }

  /** As `goTo`, for a part that is about to be drawn. */
  goToWhenDrawn(place: string): void {
    afterNextRender(() => this.goTo(place), { injector: this.injector });
  }

  protected goOn(event: Event): void {
    const { target } = event;
    const isField =
      target instanceof HTMLSelectElement ||
      (target instanceof HTMLInputElement && target.type !== 'submit' && target.type !== 'button');
    if (!isField || event.defaultPrevented) return;
    event.preventDefault();
    this.next();
  }

  private openParts(): HTMLElement[] {
    const toVisit = this.editor().toVisit();
    const parts = [...this.host.nativeElement.querySelectorAll<HTMLElement>('[data-place]')];
    return parts.filter(({ dataset }) => toVisit.has(dataset['place'] ?? ''));
  }

  private place(name: string): HTMLElement | undefined {
    const parts = [...this.host.nativeElement.querySelectorAll<HTMLElement>('[data-place]')];
    return parts.find(({ dataset }) => dataset['place'] === name);
  }

  /** The control of a part: the one marked as open, the chosen one of a radio group, else the first. */
  private enter(part: HTMLElement | undefined): void {
    if (!part) return;
    const inside = [...part.querySelectorAll<HTMLElement>(controls)].filter(
      (control) => !control.matches(':disabled, [tabindex="-1"]'),
    );
    const target =
      inside.find((control) => part.contains(control.closest('[data-open]'))) ??
      inside.find((control) => control.matches('input[type="radio"]:checked')) ??
      inside[0] ??
      part;
    target.focus();
    if (target instanceof HTMLInputElement && target.type === 'text') target.select();
  }
}
