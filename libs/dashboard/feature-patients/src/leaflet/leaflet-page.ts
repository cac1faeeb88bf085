import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  aftercareResource,
  CurrentUser,
  patientRecordResource,
  problemOf,
} from '@glabella/dashboard/data-access';
import {
  Banner,
  ErrorState,
  LoadingState,
  saveFile,
  identityOf,
  printsAbout,
  type ProblemText,
} from '@glabella/dashboard/ui';
import type { LeafletRule } from '@glabella/domain/treatment';
import { formatDate } from '@glabella/domain/values';
import { calendarEntries, leafletFacts } from './leaflet-facts';

/**
 * One sheet that a patient takes home after a session, in plain words: when to get help at once, what to do and to leave
 * until when, the visits to come, whom to call.
 */
@Component({
  selector: 'glabella-leaflet-page',
  imports: [Banner, ErrorState, LoadingState, RouterLink],
  templateUrl: './leaflet-page.html',
  styleUrl: './leaflet-page.css',
})
export class LeafletPage {
  /** From the path. */
  readonly patientId = input.required<string>();
  readonly sessionId = input.required<string>();

  private readonly user = inject(CurrentUser);

  protected readonly resource = patientRecordResource(() => this.patientId());
  private readonly record = computed(() =>
    this.resource.hasValue() ? this.resource.value() : null,
  );
  private readonly lists = aftercareResource();
  private readonly facts = computed(() => {
    const record = this.record();
    if (!record || !this.lists.hasValue()) return null;
    return leafletFacts(record, this.sessionId(), this.lists.value().versions);
  });
  protected readonly problem = computed<ProblemText | null>(() => {
    const error = this.resource.error() ?? this.lists.error();
    if (error) return problemOf(error);
    if (!this.record() || !this.lists.hasValue() || this.facts()) return null;
    return {
      title: 'There is no such session',
      detail: 'The address may be wrong. Open the session from the page of the patient.',
    };
  });
  protected readonly canRetry = computed(
    () => (this.resource.error() ?? this.lists.error()) !== undefined,
  );
  protected readonly practice = computed(() => this.user.practice());
  protected readonly entries = computed(() => {
    const [record, facts, practice] = [this.record(), this.facts(), this.practice()];
    return record && facts && practice ? calendarEntries(facts, practice, record.today) : [];
  });

  protected readonly sheet = computed(() => {
    const [record, facts] = [this.record(), this.facts()];
    if (!record || !facts) return null;
    const { session, aftercare } = facts;
    const { givenName, familyName } = record.patient;
    return {
      name: `${givenName} ${familyName}`,
      injectedOn: formatDate(session.performedOn),
      injected: facts.injected,
      performedBy: session.performedBy.displayName,
      offLabelStatement: facts.offLabelStatement,
      isVoided: session.status === 'voided',
      emergencies: aftercare.emergencies,
      rules: aftercare.rules.map((rule) => ({ ...rule, until: untilWords(rule) })),
      reviews: aftercare.reviews.map((review) => ({ ...review, on: formatDate(review.on) })),
      asked: facts.asked,
      listVersion: facts.list.version,
      listFrom: formatDate(facts.list.publishedOn),
      visits: facts.visits.map(({ week, on, opensOn, closesOn }) => ({
        week,
        on: formatDate(on),
        span: `any day from ${formatDate(opensOn)} to ${formatDate(closesOn)}`,
      })),
      crisisLines: record.safety.crisisLines,
    };
  });

  constructor() {
    printsAbout(() => identityOf(this.record()?.patient));
  }

  protected tryAgain(): void {
    if (this.resource.error()) this.resource.reload();
    if (this.lists.error()) this.lists.reload();
  }

  protected print(): void {
    window.print();
  }

  /** The library that writes the file comes with the first click. */
  protected async saveCalendar(): Promise<void> {
    const { visitCalendar } = await import('./visit-calendar');
    const text = visitCalendar(this.entries(), new Date());
    saveFile(new Blob([text], { type: 'text/calendar;charset=utf-8' }), 'visits.ics');
  }
}

/** Until when a rule holds, where its own words do not say it in days already. */
function untilWords({ untilOn, isSameDay }: LeafletRule): string {
  if (untilOn !== null) return `until ${formatDate(untilOn)}`;
  return isSameDay ? 'on the day of the treatment' : '';
}
