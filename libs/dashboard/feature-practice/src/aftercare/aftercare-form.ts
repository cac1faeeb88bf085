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
import { reasonSchema, type PracticeAftercare } from '@glabella/contracts';
import { AftercareCalls, problemOf, type ApiProblem } from '@glabella/dashboard/data-access';
import {
  Card,
  Chip,
  ConflictPanel,
  Control,
  Field,
  FormProblem,
  Toasts,
  UnsavedChanges,
  type ConflictRow,
} from '@glabella/dashboard/ui';
import {
  aftercareChanges,
  aftercareText,
  type AftercareFault,
  type AftercareInstruction,
} from '@glabella/domain/treatment';
import {
  checkEntries,
  entriesOf,
  moved,
  newEntry,
  sentenceOf,
  withAddedBy,
  type InstructionEntry,
} from './aftercare-entry';
import { InstructionFields } from './instruction-fields';

const changeWords = {
  new: 'new',
  reworded: 'reworded',
  retired: 'retired now',
  'told-again': 'told again',
  'now-red-flag': 'red flag now',
  'no-red-flag': 'no red flag now',
} as const;

/** Writes the next version of the aftercare list. When somebody else published first, both stand side by side. */
@Component({
  selector: 'glabella-aftercare-form',
  imports: [Card, Chip, ConflictPanel, Control, Field, FormProblem, InstructionFields],
  templateUrl: './aftercare-form.html',
  styleUrl: './aftercare-form.css',
})
export class AftercareForm {
  readonly aftercare = input.required<PracticeAftercare>();
  readonly saved = output<PracticeAftercare>();
  readonly cancelled = output<void>();

  private readonly calls = inject(AftercareCalls);
  private readonly toasts = inject(Toasts);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** The version that is written over; another one once somebody was faster. */
  private readonly base = linkedSignal(() => newestOf(this.aftercare()));
  private readonly start = computed(() => entriesOf(newestOf(this.aftercare())));
  protected readonly entries = linkedSignal<readonly InstructionEntry[]>(() => this.start());
  protected readonly reason = signal('');
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isSaving = signal(false);
  /** What somebody else published meanwhile. */
  protected readonly theirs = signal<PracticeAftercare | null>(null);
  private readonly opened = signal<ReadonlySet<string>>(new Set());
  /** Set by the first try to publish: from then on what does not fit is said while it is written. */
  private readonly isTried = signal(false);
  private readonly refused = signal<readonly AftercareFault[]>([]);
  private added = 0;

  private readonly checked = computed(() => checkEntries(this.entries(), this.base()));
  protected readonly faults = computed<readonly AftercareFault[]>(() =>
    this.isTried() ? [...this.checked().faults, ...this.refused()] : [],
  );
  protected readonly listFault = computed(
    () => this.faults().find(({ path }) => path === 'instructions')?.message ?? null,
  );
  protected readonly reasonFault = computed(() =>
    !this.isTried() || reasonSchema.safeParse(this.reason()).success
      ? null
      : 'Write why, in up to 500 characters.',
  );
  protected readonly isDirty = computed(
    () => this.entries() !== this.start() || this.reason().trim() !== '',
  );
  private readonly changes = computed(() => {
    const { instructions } = this.checked();
    const keyed = instructions.map((one, at) => ({ ...one, id: this.entries()[at]?.key ?? '' }));
    const changed = aftercareChanges(this.base(), { instructions: keyed });
    return new Map(changed.map(({ id, kind }) => [id, changeWords[kind]]));
  });
  protected readonly sentenceOf = sentenceOf;

  constructor() {
    inject(UnsavedChanges).watch(() => this.isDirty(), inject(DestroyRef));
  }

  protected nameOf(entry: InstructionEntry): string {
    return sentenceOf(entry) || 'the new instruction';
  }

  protected changeOf(entry: InstructionEntry): string | undefined {
    return this.changes().get(entry.key);
  }

  protected isOpen({ key }: InstructionEntry): boolean {
    return this.opened().has(key);
  }

  protected toggle(entry: InstructionEntry): void {
    const keys = new Set(this.opened());
    if (!keys.delete(entry.key)) keys.add(entry.key);
    this.opened.set(keys);
  }

  protected set(at: number, change: Partial<InstructionEntry>): void {
    this.refused.set([]);
    this.entries.update((entries) =>
      entries.map((entry, index) => (index === at ? { ...entry, ...change } : entry)),
    );
  }

  protected move(at: number, by: -1 | 1): void {
    const { key } = this.entries()[at] ?? {};
    this.entries.update((entries) => moved(entries, at, by));
    // A row that moves loses the focus of its button.
    this.focusLater(`[data-key="${key}"] [data-move="${by}"]`);
  }

  protected add(): void {
    this.added += 1;
    const entry = newEntry(`new-${this.added}`);
    this.entries.update((entries) => [...entries, entry]);
    this.opened.update((keys) => new Set([...keys, entry.key]));
    this.focusLater(`[data-key="${entry.key}"] select`);
  }

  protected remove({ key }: InstructionEntry): void {
    this.entries.update((entries) => entries.filter((entry) => entry.key !== key));
    this.focusLater('ol + div button');
  }

  protected conflictRows(theirs: PracticeAftercare): ConflictRow[] {
    const { instructions } = newestOf(theirs);
    const mine = new Map(this.entries().map((entry) => [entry.id, entry]));
    return instructions.flatMap((one): ConflictRow[] => {
      const own = mine.get(one.id);
      const yours = own ? toldOf(own.isRetired, sentenceOf(own)) : '';
      const their = toldOf(one.isRetired, aftercareText(one));
      return yours === their ? [] : [{ label: one.short, yours, theirs: their }];
    });
  }

  /** Puts what stands here on top of theirs; what they added stays in the list. */
  protected async keepMine(theirs: PracticeAftercare): Promise<void> {
    const newest = newestOf(theirs);
    this.base.set(newest);
    this.entries.update((entries) => withAddedBy(newest, entries));
    this.theirs.set(null);
    await this.publish();
  }

  protected takeTheirs(theirs: PracticeAftercare): void {
    this.theirs.set(null);
    this.reason.set('');
    this.saved.emit(theirs);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.isDirty()) void this.publish();
  }

  private async publish(): Promise<void> {
    this.isTried.set(true);
    const { instructions, faults } = this.checked();
    if (faults.length > 0 || this.reasonFault() !== null) return this.goToFirst();
    if (this.isSaving()) return;
    this.problem.set(null);
    this.isSaving.set(true);
    try {
      const change = { instructions, reason: this.reason().trim() };
      const saved = await this.calls.change(change, this.base().version);
      this.entries.set(this.start());
      this.reason.set('');
      this.toasts.show({ text: `Version ${saved.version} of the aftercare list is in force.` });
      this.saved.emit(saved);
    } catch (error) {
      await this.explain(problemOf(error));
    } finally {
      this.isSaving.set(false);
    }
  }

  private async explain(problem: ApiProblem): Promise<void> {
    if (!problem.isConflict) {
      this.problem.set(problem);
      this.refused.set(problem.issues);
      return;
    }
    try {
      this.theirs.set(await this.calls.read());
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  /** Opens every instruction in which something does not fit, and goes to the first of them. */
  private goToFirst(): void {
    const keys = this.faults().flatMap(({ path }) => {
      const entry = this.entries()[Number(path.split('.')[1])];
      return entry ? [entry.key] : [];
    });
    this.opened.update((opened) => new Set([...opened, ...keys]));
    this.focusLater('[aria-invalid=true]');
  }

  private focusLater(selector: string): void {
    setTimeout(() => this.host.nativeElement.querySelector<HTMLElement>(selector)?.focus());
  }
}

function newestOf({ versions }: PracticeAftercare): PracticeAftercare['versions'][number] {
  const [newest] = versions;
  if (!newest) throw new Error('A practice has a list');
  return newest;
}

function toldOf(isRetired: AftercareInstruction['isRetired'], sentence: string): string {
  return isRetired ? `(retired) ${sentence}` : sentence;
}
