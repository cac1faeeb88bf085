import { Component, computed, inject, input, linkedSignal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { AdverseEvent, AdverseEventRecording } from '@glabella/contracts';
import {
  AdverseEventCalls,
  adverseEventResource,
  colleaguesResource,
  CurrentUser,
  NextVersion,
  patientRecordResource,
  problemOf,
  type FormDraftPlace,
} from '@glabella/dashboard/data-access';
import {
  Card,
  ConflictPanel,
  EmptyState,
  ErrorState,
  LoadingState,
  PatientIdentity,
  Toasts,
  identityOf,
  printsAbout,
  type ConflictRow,
} from '@glabella/dashboard/ui';
import { conflictRows } from './event-conflict';
import { entryOf } from './event-entry';
import { EventForm } from './event-form';
import { judgeAtScreen, judgesOf } from './judges';

/** An adverse event on record corrected with a reason: a new version, the old one stays readable. */
@Component({
  selector: 'glabella-correct-event',
  imports: [
    Card,
    ConflictPanel,
    EmptyState,
    ErrorState,
    EventForm,
    LoadingState,
    PatientIdentity,
    RouterLink,
  ],
  templateUrl: './correct-event.html',
  styles: `
    glabella-card {
      max-width: 960px;
    }
    glabella-conflict-panel {
      max-width: 960px;
      margin-bottom: var(--space-4);
    }
  `,
})
export class CorrectEvent {
  /** From the path. */
  readonly eventId = input.required<string>();

  private readonly calls = inject(AdverseEventCalls);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly user = inject(CurrentUser);
  private readonly form = viewChild(EventForm);

  private readonly resource = adverseEventResource(() => this.eventId());
  private readonly record = patientRecordResource(() =>
    this.resource.hasValue() ? this.resource.value().patient.id : undefined,
  );
  private readonly colleagues = colleaguesResource();
  /** Theirs beside what stands in the form now. */
  protected readonly conflict = computed((): readonly ConflictRow[] | null => {
    const [theirs, start] = [this.nextVersion.theirs(), this.start()];
    const mine = theirs && this.form()?.complete();
    if (!theirs || !mine || !start) return null;
    return conflictRows(mine, theirs, start.sessions, start.judges);
  });

  protected readonly problem = computed(() => {
    const error = this.resource.error() ?? this.record.error() ?? this.colleagues.error();
    return error ? problemOf(error) : null;
  });
  protected readonly start = linkedSignal(() => {
    if (!this.resource.hasValue() || !this.record.hasValue() || !this.colleagues.hasValue()) {
      return null;
    }
    const [event] = this.resource.value().versions;
    if (!event) return null;
    const record = this.record.value();
    const judges = judgesOf(this.colleagues.value().rows, event.relatedness?.judgedBy ?? null);
    return {
      event,
      record,
      judges,
      sessions: record.sessions.filter(
        ({ id, status }) => status === 'signed' || id === event.session?.id,
      ),
      identity: identityOf(record.patient),
      keptAt: {
        patientId: record.patient.id,
        form: 'adverse-event',
        subjectId: this.eventId(),
        subjectVersion: event.version,
      } satisfies FormDraftPlace,
      entry: entryOf(event, judgeAtScreen(this.user.staffId(), judges)),
    };
  });

  protected readonly nextVersion = new NextVersion<AdverseEvent>({
    opened: () => this.start()?.event,
    read: async (id) => (await this.calls.read(id)).versions[0],
    send: () => this.form()?.send(),
    discard: () => this.form()?.discard(),
    reload: () => this.resource.reload(),
  });

  constructor() {
    printsAbout(() => this.start()?.identity);
  }

  protected readonly save = (mine: AdverseEventRecording, reason: string): Promise<void> =>
    this.nextVersion.save((version) => this.store(mine, reason, version));

  protected retry(): void {
    this.resource.reload();
    this.record.reload();
    this.colleagues.reload();
  }

  protected leave(): void {
    void this.router.navigate(['/adverse-events', this.eventId()]);
  }

  private async store(mine: AdverseEventRecording, reason: string, version: number): Promise<void> {
    await this.calls.correct(this.eventId(), { ...mine, reason }, version);
    this.form()?.markStored();
    this.toasts.show({ text: 'The correction is on record.' });
    await this.router.navigate(['/adverse-events', this.eventId()]);
  }
}
