import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AdverseEventRecord, RecordRef } from '@glabella/contracts';
import {
  AdverseEventCalls,
  adverseEventResource,
  CurrentUser,
  problemOf,
  type ApiProblem,
} from '@glabella/dashboard/data-access';
import {
  Banner,
  Card,
  Chip,
  Dialogs,
  EmptyState,
  ErrorState,
  FormProblem,
  LoadingState,
  PatientIdentity,
  Sources,
  Toasts,
  VersionTable,
  identityOf,
  printsAbout,
  type VersionColumn,
} from '@glabella/dashboard/ui';
import {
  adverseEventStanding,
  adverseEventTitle,
  findAdverseEventTerm,
  isOpenEvent,
  isSeriousEvent,
  seriousnessSource,
} from '@glabella/domain/treatment';
import { daysBetween, formatDate, formatDateTime, todayIn } from '@glabella/domain/values';
import { eventFacts } from './event-facts';
import { LotRecipients } from './lot-recipients';
import { OutcomeDialog, type OutcomeQuestion } from './outcome-dialog';

/** An adverse event: what is recorded, how it stands, who else received the lot, and every version. */
@Component({
  selector: 'glabella-event-page',
  imports: [
    Banner,
    Card,
    Chip,
    EmptyState,
    ErrorState,
    FormProblem,
    LoadingState,
    LotRecipients,
    PatientIdentity,
    RouterLink,
    Sources,
    VersionTable,
  ],
  templateUrl: './event-page.html',
  styleUrl: './event-page.css',
})
export class EventPage {
  /** From the path. */
  readonly eventId = input.required<string>();

  private readonly calls = inject(AdverseEventCalls);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly user = inject(CurrentUser);

  protected readonly resource = adverseEventResource(() => this.eventId());
  /** The event as it was read last: it stands while it is read again after a change. */
  private readonly record = linkedSignal<
    AdverseEventRecord | undefined,
    AdverseEventRecord | undefined
  >({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (read, before) =>
      read ?? (before?.value?.versions[0]?.id === this.eventId() ? before.value : undefined),
  });
  protected readonly actionProblem = signal<ApiProblem | null>(null);
  protected readonly problem = computed(() => {
    const error = this.resource.error();
    return error ? problemOf(error) : null;
  });

  private readonly timeZone = computed(() => this.user.practice()?.timeZone ?? 'UTC');
  private readonly today = computed(
    () => this.user.today() ?? todayIn(this.timeZone(), new Date()),
  );
  protected readonly event = computed(() => this.record()?.versions[0] ?? null);
  protected readonly identity = computed(() => identityOf(this.record()?.patient));
  protected readonly reportingBody = computed(() => this.record()?.reportingBody ?? '');
  protected readonly mayAct = computed(
    () => this.event()?.status === 'recorded' && this.user.hasRole('psychiatrist', 'clinician'),
  );

  protected readonly title = computed(() => this.of(adverseEventTitle) ?? '');
  protected readonly standing = computed(() => this.of(adverseEventStanding) ?? '');
  protected readonly facts = computed(() => this.of(eventFacts) ?? []);
  protected readonly isSerious = computed(() => this.of(isSeriousEvent) ?? false);
  protected readonly isOpen = computed(
    () => this.event()?.status === 'recorded' && (this.of(isOpenEvent) ?? false),
  );
  protected readonly openFor = computed(() => {
    const days = daysBetween(this.event()?.onsetOn ?? this.today(), this.today());
    if (days <= 0) return 'since today';
    return days === 1 ? 'for 1 day' : `for ${days} days`;
  });
  protected readonly sessionDay = computed(() => {
    const on = this.event()?.session?.performedOn;
    return on ? formatDate(on) : '';
  });
  protected readonly recordedBy = computed(() => {
    const event = this.event();
    if (!event) return '';
    const { author, recordedAt } = event;
    return `${author.displayName}, ${formatDateTime(recordedAt, this.timeZone())}`;
  });
  protected readonly sources = computed(() => {
    const source = findAdverseEventTerm(this.event()?.termId ?? '')?.source;
    return source ? [source, seriousnessSource] : [seriousnessSource];
  });
  protected readonly versions = computed<VersionColumn[]>(() =>
    (this.record()?.versions ?? []).map((version) => ({
      version: version.version,
      facts: [...eventFacts(version), ['Standing', version.status]],
      by: `${version.author.displayName}, ${formatDateTime(version.recordedAt, this.timeZone())}`,
      reason: version.reason ?? '',
    })),
  );

  constructor() {
    printsAbout(this.identity);
  }

  protected print(): void {
    window.print();
  }

  protected async recordOutcome(): Promise<void> {
    const [event, patient] = [this.event(), this.identity()];
    if (!event || !patient) return;
    const question: OutcomeQuestion = {
      event,
      patient,
      today: this.today(),
      correct: (body) => this.calls.correct(event.id, body, event.version),
    };
    if (!(await this.dialogs.ask<RecordRef>(OutcomeDialog, question))) return;
    this.toasts.show({ text: 'The outcome is on record.' });
    this.resource.reload();
  }

  protected async voidEvent(): Promise<void> {
    const event = this.event();
    if (!event) return;
    const reason = await this.dialogs.askReason({
      heading: 'Void this adverse event?',
      text: 'It stays readable in the record, marked as voided, and counts no longer.',
      confirmLabel: 'Void',
      tone: 'danger',
    });
    if (reason === null) return;
    this.actionProblem.set(null);
    try {
      await this.calls.void(event.id, { reason }, event.version);
      this.toasts.show({ text: 'The adverse event is voided.' });
    } catch (error) {
      this.actionProblem.set(problemOf(error));
    }
    this.resource.reload();
  }

  private of<Words>(
    say: (event: NonNullable<ReturnType<typeof this.event>>) => Words,
  ): Words | null {
    const event = this.event();
    return event && say(event);
  }
}
