import { Component, computed, inject, input } from '@angular/core';
import { Control, Field, SegmentedControl, type Segment } from '@glabella/dashboard/ui';
import {
  aftercareItems,
  aftercareMethodIds,
  aftercareMethodLabels,
  type AftercareId,
  type AftercareMethod,
} from '@glabella/domain/treatment';
import type { SessionEditor } from '../draft/session-editor';
import { OpenWalk } from './open-walk';
import { PlaceChecks } from './place-checks';

const shortMethods: Readonly<Record<AftercareMethod, string>> = {
  'in-person': 'In person',
  'in-person-and-leaflet': '+ leaflet',
  leaflet: 'Leaflet',
  phone: 'Phone',
};

/** What the patient was told for afterwards, how and by whom, and a note. */
@Component({
  selector: 'glabella-aftercare-section',
  imports: [Control, Field, PlaceChecks, SegmentedControl],
  templateUrl: './aftercare-section.html',
  styleUrl: './section.css',
})
export class AftercareSection {
  readonly editor = input.required<SessionEditor>();
  private readonly walk = inject(OpenWalk);

  protected readonly body = computed(() => this.editor().body());
  protected readonly methods: readonly Segment<AftercareMethod>[] = aftercareMethodIds.map(
    (value) => ({ value, label: shortMethods[value], spoken: aftercareMethodLabels[value] }),
  );
  protected readonly items = computed(() => {
    const planned = this.editor().context().protocol.aftercare;
    const told = this.body().aftercareTold;
    return aftercareItems
      .filter(({ id }) => planned.includes(id) || told.includes(id))
      .map((item) => ({ ...item, isTold: told.includes(item.id) }));
  });
  protected readonly isAllTold = computed(() => this.items().every(({ isTold }) => isTold));

  protected tellAll(): void {
    this.editor().tell(this.items().map(({ id }) => id));
    this.walk.next();
  }

  protected toggle(id: AftercareId): void {
    const told = this.body().aftercareTold;
    this.editor().tell(told.includes(id) ? told.filter((other) => other !== id) : [...told, id]);
  }

  protected chooseTeller(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.editor().set({ aftercareById: value === '' ? null : value });
  }

  protected writeNote(event: Event): void {
    const { value } = event.target as HTMLTextAreaElement;
    this.editor().set({ note: value === '' ? null : value });
  }
}
