import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import type { SessionDraftBody } from '@glabella/contracts';
import {
  Control,
  DateField,
  Field,
  SegmentedControl,
  Toasts,
  type Segment,
} from '@glabella/dashboard/ui';
import { products } from '@glabella/domain/treatment';
import type { SessionEditor } from '../draft/session-editor';
import { elsewhereDose } from '../facts/session-facts';
import { sessionReadings } from '../inputs/limits';
import { ReadBox } from '../inputs/read-box';
import { OpenWalk } from './open-walk';
import { PlaceChecks } from './place-checks';

type Choice = 'no' | 'yes';
type Dose = SessionDraftBody['toxinElsewhere'][number];

/** Toxin that the patient had at other clinics: asked and none, or each dose with its day. */
@Component({
  selector: 'glabella-elsewhere-choice',
  imports: [Control, DateField, Field, PlaceChecks, ReadBox, SegmentedControl],
  templateUrl: './elsewhere-choice.html',
  styleUrl: './section.css',
})
export class ElsewhereChoice {
  readonly editor = input.required<SessionEditor>();
  private readonly walk = inject(OpenWalk);
  private readonly toasts = inject(Toasts);

  protected readonly products = products;
  protected readonly unitsReading = sessionReadings.unitsElsewhere;
  protected readonly doseText = elsewhereDose;
  protected readonly choices: readonly Segment<Choice>[] = [
    { value: 'no', label: 'No' },
    { value: 'yes', label: 'Yes' },
  ];
  protected readonly doses = computed(() => this.editor().body().toxinElsewhere);
  protected readonly known = computed(() =>
    this.editor()
      .context()
      .previousToxin.filter(({ elsewhere }) => elsewhere),
  );

  /** 'Yes' stands while no dose is listed yet: as long, the question counts as not asked. */
  protected readonly choice = linkedSignal<SessionDraftBody, Choice | null>({
    source: () => this.editor().body(),
    computation: ({ elsewhereAsked, toxinElsewhere }, previous) => {
      if (toxinElsewhere.length > 0) return 'yes';
      if (elsewhereAsked) return 'no';
      return previous?.value === 'yes' ? 'yes' : null;
    },
  });

  protected readonly on = signal('');
  protected readonly productId = signal('');
  protected readonly units = signal<number | null>(null);
  protected readonly isDateMissing = signal(false);
  private readonly unitsBox = viewChild<ReadBox<number>>(ReadBox);
  /** Whether a dose is typed that is not listed yet. */
  private readonly isTyped = computed(
    () =>
      this.choice() === 'yes' &&
      (this.on() !== '' || this.units() !== null || (this.unitsBox()?.isUnreadable() ?? false)),
  );

  constructor() {
    effect(() => this.editor().hasUnaddedDose.set(this.isTyped()));
  }

  protected choose(choice: Choice | null): void {
    const before = this.doses();
    this.choice.set(choice);
    if (choice === 'yes') {
      this.editor().set({ elsewhereAsked: before.length > 0 });
      return;
    }
    this.editor().set({ elsewhereAsked: true, toxinElsewhere: [] });
    if (before.length === 0) return;
    this.toasts.show({
      text: 'Removed the doses given elsewhere.',
      undo: () => this.store([...before]),
    });
  }

  protected chooseByKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== 'n' && key !== 'y') return;
    event.preventDefault();
    this.choose(key === 'n' ? 'no' : 'yes');
    if (key === 'n') this.walk.next();
  }

  /** A dose is typed in a few fields: Enter leads through them, and adds it at the last one. */
  protected goOn(event: Event, place: string): void {
    if (!this.isTyped()) return;
    event.preventDefault();
    this.walk.goTo(place);
  }

  protected addByKey(event: Event): void {
    if (!this.isTyped()) return;
    event.preventDefault();
    this.add();
  }

  protected add(): void {
    const on = this.on();
    this.isDateMissing.set(on === '');
    if (on === '') {
      this.walk.goTo('elsewhere-on');
      return;
    }
    if (this.unitsBox()?.isUnreadable()) {
      this.unitsBox()?.showProblem();
      this.walk.goTo('elsewhere-units');
      return;
    }
    const productId = this.productId() === '' ? null : this.productId();
    this.store([...this.doses(), { on, productId, units: this.units() }]);
    this.on.set('');
    this.units.set(null);
  }

  protected remove(dose: Dose): void {
    const before = this.doses();
    this.store(before.filter((other) => other !== dose));
    this.toasts.show({
      text: 'Removed a dose given elsewhere.',
      undo: () => this.store([...before]),
    });
  }

  protected chooseProduct(event: Event): void {
    this.productId.set((event.target as HTMLSelectElement).value);
  }

  private store(toxinElsewhere: Dose[]): void {
    this.editor().set({ toxinElsewhere, elsewhereAsked: toxinElsewhere.length > 0 });
  }
}
