import { Component, computed, input, output } from '@angular/core';
import { Control, Field } from '@glabella/dashboard/ui';
import {
  aftercareLimits,
  aftercareSpanEnds,
  aftercareSpanLimits,
  aftercareSpanWords,
  type AftercareFault,
  type AftercareKind,
  type AftercareSpanUnit,
} from '@glabella/domain/treatment';
import type { InstructionEntry, Timing } from './aftercare-entry';

const kindLabels: Readonly<Record<AftercareKind, string>> = {
  emergency: 'A red flag: when to get help at once',
  rule: 'Something to do or to leave',
  review: 'A review to come to',
};

const timingLabels: readonly { readonly value: Timing; readonly label: string }[] = [
  { value: 'for', label: 'For a time' },
  { value: 'until', label: 'Until something happens' },
  { value: 'open', label: 'Without an end' },
];

/** The fields of one instruction while it is written. */
@Component({
  selector: 'glabella-instruction-fields',
  imports: [Control, Field],
  templateUrl: './instruction-fields.html',
  styleUrl: './aftercare-form.css',
})
export class InstructionFields {
  readonly entry = input.required<InstructionEntry>();
  /** The place in the list, for the faults that belong here. */
  readonly at = input.required<number>();
  readonly faults = input.required<readonly AftercareFault[]>();
  readonly changed = output<Partial<InstructionEntry>>();

  protected readonly limits = aftercareLimits;
  protected readonly kinds = Object.entries(kindLabels).map(([value, label]) => ({
    value: value as AftercareKind,
    label,
  }));
  protected readonly timings = timingLabels;
  protected readonly units = Object.keys(aftercareSpanLimits) as AftercareSpanUnit[];
  protected readonly ends = aftercareSpanEnds.map((value) => ({
    value,
    label: aftercareSpanWords({ kind: 'until', end: value }),
  }));
  protected readonly isEmergency = computed(() => this.entry().kind === 'emergency');
  protected readonly textHint = computed(() =>
    this.isEmergency()
      ? 'The whole sentence, with when it can come and what to do.'
      : 'Without the time and the full stop: both are added.',
  );

  protected errorAt(part: string): string | null {
    const path = `instructions.${this.at()}.${part}`;
    return this.faults().find((fault) => fault.path.startsWith(path))?.message ?? null;
  }

  /** A number as typed; null while there is none. */
  protected numberIn(event: Event): number | null {
    const { valueAsNumber } = event.target as HTMLInputElement;
    return Number.isNaN(valueAsNumber) ? null : valueAsNumber;
  }

  protected chooseKind(value: string): void {
    const kind = this.kinds.find((one) => one.value === value)?.value;
    if (kind) this.changed.emit({ kind });
  }

  protected chooseTiming(value: string): void {
    const timing = timingLabels.find((one) => one.value === value)?.value;
    if (timing) this.changed.emit({ timing });
  }

  protected chooseUnit(value: string): void {
    const unit = this.units.find((one) => one === value);
    if (unit) this.changed.emit({ unit });
  }

  protected chooseEnd(value: string): void {
    const end = aftercareSpanEnds.find((one) => one === value);
    if (end) this.changed.emit({ end });
  }
}
