import { Component, computed, inject, input } from '@angular/core';
import { Control, Field, SegmentedControl, type Segment } from '@glabella/dashboard/ui';
import {
  aftercareMethodIds,
  aftercareMethodLabels,
  aftercareShort,
  aftercareText,
  plannedAftercare,
  type AftercareMethod,
} from '@glabella/domain/treatment';
import type { SessionEditor } from '../draft/session-editor';
import { ReadBox } from '../inputs/read-box';
import { timeReading } from '../inputs/reading';
import { AftercareNews } from './aftercare-news';
import { OpenWalk } from './open-walk';
import { peopleToChoose } from './people-choices';
import { PlaceChecks } from './place-checks';

const shortMethods: Readonly<Record<AftercareMethod, string>> = {
  'in-person': 'In person',
  'in-person-and-leaflet': '+ leaflet',
  leaflet: 'Leaflet',
  phone: 'Phone',
};

/** What the patient was told for afterwards, how, by whom and when, and a note. */
@Component({
  selector: 'glabella-aftercare-section',
  imports: [AftercareNews, Control, Field, PlaceChecks, ReadBox, SegmentedControl],
  templateUrl: './aftercare-section.html',
  styleUrl: './section.css',
})
export class AftercareSection {
  readonly editor = input.required<SessionEditor>();
  private readonly walk = inject(OpenWalk);

  protected readonly timeReading = timeReading;
  protected readonly body = computed(() => this.editor().body());
  protected readonly people = computed(() =>
    peopleToChoose(this.editor(), this.body().aftercareById),
  );
  protected readonly methods: readonly Segment<AftercareMethod>[] = aftercareMethodIds.map(
    (value) => ({ value, label: shortMethods[value], spoken: aftercareMethodLabels[value] }),
  );
  /** What the protocol plans, and what was told beyond it, in the order of the list. */
  protected readonly instructions = computed(() => {
    const { protocol, aftercare } = this.editor().context();
    const planned = plannedAftercare(aftercare.list, protocol.aftercare);
    const told = this.editor().told();
    return aftercare.list.instructions
      .filter((instruction) => planned.includes(instruction) || told.includes(instruction.id))
      .map((instruction) => ({
        id: instruction.id,
        short: aftercareShort(instruction),
        text: aftercareText(instruction),
        isTold: told.includes(instruction.id),
      }));
  });
  protected readonly isAllTold = computed(() => this.instructions().every(({ isTold }) => isTold));

  protected readonly toldTime = computed(
    () => this.editor().clockOf(this.body().aftercareAt)?.time ?? null,
  );

  protected tellAll(): void {
    this.editor().tell(this.instructions().map(({ id }) => id));
    this.walk.next();
  }

  protected toggle(id: string): void {
    const told = this.editor().told();
    this.editor().tell(told.includes(id) ? told.filter((other) => other !== id) : [...told, id]);
  }

  protected chooseTeller(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.editor().set({ aftercareById: value === '' ? null : value });
  }

  protected setTime(time: string | null): void {
    this.editor().set({ aftercareAt: this.editor().instantAt(this.editor().day(), time) });
  }

  protected writeNote(event: Event): void {
    const { value } = event.target as HTMLTextAreaElement;
    this.editor().set({ note: value === '' ? null : value });
  }
}
