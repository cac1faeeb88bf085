import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  afterNextRender,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CaseloadRow } from '@glabella/contracts';
import { RecordForm } from '@glabella/dashboard/assessment-entry';
import {
  CurrentUser,
  ExpectedForms,
  practiceNumbers,
  protocolChoices,
  protocolsResource,
} from '@glabella/dashboard/data-access';
import {
  Chip,
  EmptyState,
  ErrorState,
  afterFirstPaint,
  inTurns,
  isFocusLost,
  LoadingState,
  LoadMore,
  SegmentedControl,
  Sparkline,
} from '@glabella/dashboard/ui';
import type { Instrument } from '@glabella/domain/instruments';
import type { AttentionRule } from '@glabella/domain/outcomes';
import {
  glabellarDepression,
  plainInstrument,
  type TreatmentProtocol,
} from '@glabella/domain/treatment';
import { todayIn } from '@glabella/domain/values';
import { ReasonActions, firstToSetAside } from '../reasons/reason-actions';
import { ReasonList, type ReasonChoice } from '../reasons/reason-list';
import { rulesOf } from '../rules/rules-of';
import { RulesPanel } from '../rules/rules-panel';
import { CaseloadPages } from './caseload-pages';
import { caseloadGroups } from './caseload-lines';
import {
  caseloadAddress,
  caseloadChoices,
  caseloadQueryOf,
  caseloadSegments,
  isNarrowed,
  type CaseloadQuery,
} from './caseload-query';
import { EarlierProtocols } from './earlier-protocols';
import { listKey } from './list-keys';

/** How many lines are painted first, about a screenful, how many more in each turn after it, and how many turns there are. */
const firstLines = 6;
const linesPerTurn = 20;
const lastTurn = 2;

const noRules: readonly AttentionRule[] = [];

/**
 * Who needs somebody, why, and since when: the home page of clinicians and psychiatrists. The lines never move by themselves;
 * what changed meanwhile is announced, and the new order comes when it is asked for.
 */
@Component({
  selector: 'glabella-caseload-list',
  imports: [
    Chip,
    EmptyState,
    ErrorState,
    LoadingState,
    LoadMore,
    ReasonList,
    RecordForm,
    RouterLink,
    RulesPanel,
    SegmentedControl,
    Sparkline,
  ],
  providers: [CaseloadPages, EarlierProtocols],
  templateUrl: './caseload-list.html',
  styleUrl: './caseload-list.css',
  host: {
    '(document:keydown)': 'press($event)',
    '(document:visibilitychange)': 'lookAgain()',
    '(window:focus)': 'lookAgain()',
  },
})
export class CaseloadList {
  /** From the query. */
  readonly scope = input<string>();
  /** From the query. */
  readonly show = input<string>();
  /** From the query. */
  readonly sort = input<string>();
  /** From the query. */
  readonly kind = input<string>();
  /** From the query. */
  readonly protocol = input<string>();
  /** From the query. */
  readonly product = input<string>();

  protected readonly pages = inject(CaseloadPages);
  private readonly actions = inject(ReasonActions);
  private readonly router = inject(Router);
  private readonly user = inject(CurrentUser);
  private readonly forms = inject(ExpectedForms);
  private readonly earlier = inject(EarlierProtocols);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly segments = caseloadSegments;
  protected readonly choices = caseloadChoices;
  protected readonly query = computed(() =>
    caseloadQueryOf({
      scope: this.scope(),
      show: this.show(),
      sort: this.sort(),
      kind: this.kind(),
      protocol: this.protocol(),
      product: this.product(),
    }),
  );
  protected readonly isNarrowed = computed(() => isNarrowed(this.query()));
  protected readonly mayEnter = computed(() => this.user.hasRole('psychiatrist', 'clinician'));
  protected readonly showsRules = signal(false);
  /** The patient of whom a form is being recorded beside the list, and which one: the list may learn otherwise meanwhile. */
  protected readonly recording = signal<{ row: CaseloadRow; form: Instrument } | null>(null);
  /** The patient whose form is asked for; it opens once the protocols say which one it is. */
  private readonly toRecord = signal<CaseloadRow | null>(null);

  private readonly isPainted = afterFirstPaint();
  protected readonly isShown = computed(() => this.isPainted() && this.pages.isRead());
  private readonly turn = inTurns(() => this.isShown(), lastTurn);
  private readonly today = computed(() => this.user.today() ?? todayIn('UTC', new Date()));
  protected readonly groups = computed(() => {
    const { show, sort } = this.query();
    const isByTier = sort === 'urgency' && show !== 'set-aside';
    const places = this.pages.places();
    const shown =
      this.turn() < lastTurn ? places.slice(0, firstLines + this.turn() * linesPerTurn) : places;
    return caseloadGroups(shown, this.pages.today() ?? this.today(), isByTier, this.numbers());
  });
  // Once the first lines stand: nobody opens the rules or the filters before, and those lines have the published numbers.
  private readonly hasLines = computed(() => this.turn() > 0);
  private readonly numbers = practiceNumbers(this.hasLines);
  private readonly everyProtocol = protocolsResource(this.hasLines);
  protected readonly protocols = protocolChoices(this.everyProtocol);
  /** The protocol that the list is narrowed to, else the practice's for depression: its rules stand in the panel. */
  protected readonly ruled = computed(
    () => this.newestOf(this.query().protocol ?? glabellarDepression.id) ?? glabellarDepression,
  );
  protected readonly rules = computed(() => rulesOf(this.ruled(), this.numbers()));
  private readonly newest = computed(() =>
    this.everyProtocol.hasValue()
      ? this.everyProtocol.value().rows.map(({ protocol }) => protocol)
      : [],
  );
  /** Every version that is read, with its rules. */
  private readonly versions = computed(() => {
    const read = [...this.newest(), ...this.earlier.all()];
    return new Map(
      read.map((protocol) => [
        versionKey(protocol.id, protocol.version),
        { protocol, rules: rulesOf(protocol, this.numbers()) },
      ]),
    );
  });
  protected readonly scopes = computed(() => {
    const waiting = this.pages.waiting();
    const count = (of: { count: number; isMore: boolean } | undefined) =>
      of ? ` ${of.count}${of.isMore ? '+' : ''}` : '';
    return [
      { value: 'mine' as const, label: `Mine${count(waiting?.mine)}` },
      { value: 'practice' as const, label: `Practice${count(waiting?.practice)}` },
    ];
  });
  protected readonly changesText = computed(() => {
    const count = this.pages.changes();
    return count === 0 ? '' : `${count} ${count === 1 ? 'change' : 'changes'}`;
  });

  constructor() {
    this.pages.show(this.query);
    effect(() => this.askForEarlier());
    effect(() => {
      const row = this.toRecord();
      if (row !== null && this.knowsFormOf(row)) untracked(() => this.openForm(row));
    });
  }

  protected change(change: Partial<CaseloadQuery>): void {
    void this.router.navigate([], {
      queryParams: caseloadAddress(change),
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected clearFilters(): void {
    const { scope, sort } = this.query();
    void this.router.navigate([], {
      queryParams: caseloadAddress({ scope, sort }),
      replaceUrl: true,
    });
  }

  protected async act(row: CaseloadRow, { act, reason }: ReasonChoice): Promise<void> {
    if (act === 'history') return this.actions.showHistory(row);
    const taken = (back: CaseloadRow) => this.replace(back);
    const changed =
      act === 'acknowledge'
        ? await this.actions.acknowledge(row, reason, taken)
        : act === 'snooze'
          ? await this.actions.snooze(row, reason)
          : act === 'assign'
            ? await this.actions.assign(row, reason)
            : await this.actions.takeBack(row, reason);
    if (changed) this.replace(changed);
    else await this.pages.look();
  }

  /** The rules that a patient's reasons follow: those of the version that the course keeps, none while it is not read. */
  protected rulesFor(row: CaseloadRow): readonly AttentionRule[] {
    return row.protocolId === null ? this.rules() : (this.keptOf(row)?.rules ?? noRules);
  }

  /** The form that a patient's course is read by. */
  protected formOf(row: CaseloadRow): Instrument {
    return plainInstrument(this.keptOf(row)?.protocol ?? this.newestOf(row.protocolId));
  }

  /** The version of the protocol that the course keeps; undefined while it is not read. */
  private keptOf({ protocolId, protocolVersion }: CaseloadRow) {
    return this.versions().get(versionKey(protocolId, protocolVersion));
  }

  // Null while the protocols are not read.
  private newestOf(wanted: string | null): TreatmentProtocol | null {
    return this.newest().find(({ id }) => id === wanted) ?? null;
  }

  // Without protocols, which failed to be read, it is the plain one.
  private knowsFormOf(row: CaseloadRow): boolean {
    const { protocolId } = row;
    if (protocolId === null || this.everyProtocol.error() !== undefined) return true;
    return this.keptOf(row) !== undefined || this.earlier.of(protocolId) !== undefined;
  }

  /** A patient may be on a version before the newest: then those of that protocol are read too. */
  private askForEarlier(): void {
    if (!this.everyProtocol.hasValue()) return;
    for (const { protocolId, protocolVersion } of this.pages.rows()) {
      if (protocolId !== null && this.newestOf(protocolId)?.version !== protocolVersion) {
        void this.earlier.ask(protocolId);
      }
    }
  }

  protected record(row: CaseloadRow): void {
    if (this.knowsFormOf(row)) this.openForm(row);
    else this.toRecord.set(row);
  }

  private openForm(row: CaseloadRow): void {
    const form = this.formOf(row);
    this.forms.expect(row.id, form.id);
    this.toRecord.set(null);
    this.recording.set({ row, form });
  }

  /** Closes the form and returns to the line it was opened from. */
  protected closeForm(): void {
    const row = this.recording()?.row;
    this.recording.set(null);
    afterNextRender(() => this.nameOf(row?.id)?.focus(), { injector: this.injector });
    void this.pages.look();
  }

  /** Takes over the new order; the focus stays with the patient, or goes to the first one. */
  protected refresh(): void {
    const id = this.currentRow()?.id;
    this.pages.takeOver();
    afterNextRender(() => (this.nameOf(id) ?? this.names()[0])?.focus(), {
      injector: this.injector,
    });
  }

  /** The way in for those without a pointer: from here on the keys of the list act. */
  protected enter(): void {
    this.names()[0]?.focus();
  }

  protected lookAgain(): void {
    if (document.visibilityState === 'visible') void this.pages.lookIfOld();
  }

  protected press(event: KeyboardEvent): void {
    const key = listKey(event);
    if (key === null) return;
    const row = this.currentRow();
    const handled = this.handle(key, row);
    if (handled) event.preventDefault();
  }

  private handle(key: NonNullable<ReturnType<typeof listKey>>, row: CaseloadRow | null): boolean {
    if (key === 'down' || key === 'up') return this.walk(key);
    if (key === 'help') {
      this.showsRules.update((shown) => !shown);
      return true;
    }
    if (key === 'refresh') {
      if (this.pages.changes() > 0) this.refresh();
      return true;
    }
    if (key === 'close') {
      this.toRecord.set(null);
      if (this.recording()) this.closeForm();
      return false;
    }
    if (row === null || !this.mayEnter()) return false;
    if (key === 'record') {
      this.record(row);
      return true;
    }
    const reason = firstToSetAside(row);
    if (reason) void this.act(row, { act: key, reason });
    return true;
  }

  private walk(direction: 'down' | 'up'): boolean {
    const names = this.names();
    const row = this.currentRow();
    const now = names.findIndex((name) => name.dataset['patient'] === row?.id);
    const next = direction === 'down' ? Math.min(now + 1, names.length - 1) : Math.max(now - 1, 0);
    names[next]?.focus();
    return names.length > 0;
  }

  /** What was pressed may be gone from the line that stands there now: the focus stays with the patient. */
  private replace(row: CaseloadRow): void {
    this.pages.replace(row);
    afterNextRender(() => isFocusLost(document) && this.nameOf(row.id)?.focus(), {
      injector: this.injector,
    });
    void this.pages.look();
  }

  private names(): HTMLElement[] {
    return [...this.host.nativeElement.querySelectorAll<HTMLElement>('a.name')];
  }

  private nameOf(id: string | undefined): HTMLElement | undefined {
    return this.names().find((name) => name.dataset['patient'] === id);
  }

  /** The line in which the focus is. */
  private currentRow(): CaseloadRow | null {
    const line = document.activeElement?.closest('tr');
    const id = line?.querySelector<HTMLElement>('a.name')?.dataset['patient'];
    return this.pages.rows().find((row) => row.id === id) ?? null;
  }
}

function versionKey(protocolId: string | null, version: number | null): string {
  return `${protocolId} ${version}`;
}
