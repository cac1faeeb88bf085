import {
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { reasonSchema } from '@glabella/contracts';
import { ApiProblem, problemOf } from '@glabella/dashboard/data-access';
import {
  Card,
  Control,
  Field,
  FormProblem,
  SegmentedControl,
  UnsavedChanges,
  type Segment,
} from '@glabella/dashboard/ui';
import { instruments } from '@glabella/domain/instruments';
import { products, type ProtocolContent, type ProtocolIssue } from '@glabella/domain/treatment';
import { ProtocolAftercare } from './protocol-aftercare';
import { ProtocolAreas } from './protocol-areas';
import { checkEntry } from './protocol-check';
import { ProtocolDoses } from './protocol-doses';
import type { ProductEntry, ProtocolEntry, SourceEntry } from './protocol-entry';
import { issueAt, replaced, without } from './protocol-lines';
import { ProtocolSources } from './protocol-sources';

/** A protocol as it was written, and why it differs from the version before. */
export interface WrittenProtocol {
  readonly content: ProtocolContent;
  readonly reason: string;
}

/** Writes a protocol, a new one or the next version of one; what does not fit is named where it stands. */
@Component({
  selector: 'glabella-protocol-form',
  imports: [
    Card,
    Control,
    Field,
    FormProblem,
    ProtocolAftercare,
    ProtocolAreas,
    ProtocolDoses,
    ProtocolSources,
    SegmentedControl,
  ],
  templateUrl: './protocol-form.html',
  styleUrl: './protocol-form.css',
})
export class ProtocolForm {
  readonly start = input.required<ProtocolEntry>();
  /** Whether it is the first version, which needs no reason. */
  readonly isNew = input.required<boolean>();
  /** Stores it; a rejection is shown, and what was written is kept. */
  readonly save = input.required<(written: WrittenProtocol) => Promise<unknown>>();
  readonly cancelled = output<void>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly entry = linkedSignal(() => this.start());
  protected readonly reason = signal('');
  protected readonly isSaving = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  /** Set by the first try to save: from then on what does not fit is said while it is written. */
  private readonly isTried = signal(false);
  private readonly refused = signal<readonly ProtocolIssue[]>([]);
  private readonly isStored = signal(false);

  private readonly checked = computed(() => checkEntry(this.entry()));
  protected readonly issues = computed<readonly ProtocolIssue[]>(() =>
    this.isTried() ? [...this.checked().issues, ...this.reasonIssues(), ...this.refused()] : [],
  );

  protected readonly instruments = instruments;
  protected readonly products = products;
  protected readonly useSegments: readonly Segment<'off' | 'on'>[] = [
    { value: 'off', label: 'Off-label' },
    { value: 'on', label: 'On the label' },
  ];
  protected readonly doseSegments: readonly Segment<'all' | 'sex'>[] = [
    { value: 'all', label: 'The same for everybody' },
    { value: 'sex', label: 'By sex' },
  ];
  protected readonly responseSegments: readonly Segment<ProtocolEntry['responseKind']>[] = [
    { value: 'percent-fall', label: 'Per cent of the baseline' },
    { value: 'grade-fall', label: 'Grades' },
  ];
  protected readonly chosen = computed(() =>
    instruments.filter(({ id }) => this.entry().instruments.includes(id)),
  );
  /** Sources that the whole list speaks of. */
  protected readonly doseError = computed(() => this.errorUnder('sites'));

  constructor() {
    const isDirty = (): boolean => this.entry() !== this.start() && !this.isStored();
    inject(UnsavedChanges).watch(isDirty, inject(DestroyRef));
  }

  protected set(change: Partial<ProtocolEntry>): void {
    this.refused.set([]);
    this.entry.update((entry) => ({ ...entry, ...change }));
  }

  /** A number as typed; null while there is none. */
  protected numberIn(event: Event): number | null {
    const { valueAsNumber } = event.target as HTMLInputElement;
    return Number.isNaN(valueAsNumber) ? null : valueAsNumber;
  }

  protected errorAt(path: string): string | null {
    return issueAt(this.issues(), path);
  }

  /** The first thing that does not fit anywhere in a part. */
  protected errorUnder(part: string): string | null {
    const found = this.issues().find(({ path }) => path === part || path.startsWith(`${part}.`));
    return found?.message ?? null;
  }

  protected setDiagnosis(at: number, change: { code?: string; label?: string }): void {
    this.set({ diagnoses: replaced(this.entry().diagnoses, at, change) });
  }

  protected addDiagnosis(): void {
    this.set({ diagnoses: [...this.entry().diagnoses, { code: '', label: '' }] });
  }

  protected removeDiagnosis(at: number): void {
    this.set({ diagnoses: without(this.entry().diagnoses, at) });
  }

  protected setProduct(at: number, change: Partial<ProductEntry>): void {
    this.set({ products: replaced(this.entry().products, at, change) });
  }

  protected chooseProduct(at: number, id: string): void {
    const product = products.find((one) => one.id === id);
    if (product) this.setProduct(at, { productId: product.id });
  }

  protected addProduct(): void {
    const next: ProductEntry = { productId: '', vialUnits: null, diluentMl: null };
    this.set({ products: [...this.entry().products, next] });
  }

  protected removeProduct(at: number): void {
    this.set({ products: without(this.entry().products, at) });
  }

  protected setIntervalSource(change: Partial<SourceEntry>): void {
    this.set({ intervalSource: { ...this.entry().intervalSource, ...change } });
  }

  protected measure(id: string, isOn: boolean): void {
    const { instruments: had, responseInstrument } = this.entry();
    const ids = isOn ? [...had, id] : had.filter((one) => one !== id);
    const response = ids.includes(responseInstrument) ? responseInstrument : (ids[0] ?? '');
    this.set({ instruments: ids, responseInstrument: response });
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    const { content } = this.checked();
    if (content === null || this.issues().length > 0) return this.goToFirst();
    if (this.isSaving()) return;
    this.problem.set(null);
    this.isSaving.set(true);
    try {
      this.isStored.set(true);
      await this.save()({ content, reason: this.reason().trim() });
    } catch (error) {
      this.isStored.set(false);
      const problem = problemOf(error);
      this.problem.set(problem);
      this.refused.set(
        problem.issues.map(({ path, message }) => ({
          path: path.replace(/^content\./, ''),
          message,
        })),
      );
    } finally {
      this.isSaving.set(false);
    }
  }

  private reasonIssues(): ProtocolIssue[] {
    if (this.isNew() || reasonSchema.safeParse(this.reason()).success) return [];
    return [{ path: 'reason', message: 'Write why it changes, in up to 500 characters.' }];
  }

  private goToFirst(): void {
    setTimeout(() => {
      const { nativeElement } = this.host;
      const marked = nativeElement.querySelector<HTMLElement>('[aria-invalid=true]');
      const part = nativeElement.querySelector('.error')?.closest('fieldset, glabella-card');
      (marked ?? part?.querySelector<HTMLElement>('input, select, textarea'))?.focus();
    });
  }
}
