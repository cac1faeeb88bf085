import {
  Component,
  computed,
  DestroyRef,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { PatientRecord } from '@glabella/contracts';
import {
  CurrentUser,
  ExpectedForms,
  PatientCalls,
  patientRecordResource,
  problemOf,
  SessionCalls,
  Submission,
  type ApiProblem,
} from '@glabella/dashboard/data-access';
import {
  Banner,
  Card,
  Dialogs,
  EmptyState,
  ErrorState,
  FormProblem,
  afterFirstPaint,
  inTurns,
  LoadingState,
  Toasts,
  sexLetters,
  identityOf,
  printsAbout,
} from '@glabella/dashboard/ui';
import type { ChartView } from '@glabella/dashboard/ui/clinical-chart';
import { findMeasure, instruments, phq9, recordedWith } from '@glabella/domain/instruments';
import { reliableChangeDefinition } from '@glabella/domain/outcomes';
import { firstProduct } from '@glabella/domain/treatment';
import { ageOn, formatDate } from '@glabella/domain/values';
import { ReasonedAction, type ReasonedStep } from '../reasoned-action';
import { VersionHistory, type VersionHistoryData } from '../version-history';
import { AccessPanel } from './access-panel';
import { AdverseEventBanner } from './adverse-event-banner';
import { AdverseEventList } from './adverse-event-list';
import { ChartCard } from './chart-card';
import {
  axisOf,
  chosenInQuery,
  hiddenLayersOf,
  isComparedOf,
  rangeOf,
  scaleOf,
  type ChosenView,
} from './chart-query';
import { ConsentBanner } from '../consent/consent-banner';
import { ConsentPanel } from '../consent/consent-panel';
import { CoursePanel } from './course-panel';
import { courseStanding, plainMeasure } from './course-standing';
import { CycleTable } from './cycle-table';
import { EntriesTable } from './entries-table';
import { HistoryCard } from './history-card';
import { LifeEventList } from './life-event-list';
import { MeasureGrid } from './measure-grid';
import { ItemStrip } from './item-strip';
import { nhsPairOf } from './nhs-pair-of';
import { PageSections, type PageSection } from './page-sections';
import { RecordCard } from './record-card';
import { recordCards, type CardAction } from './record-cards';
import { RulePanel } from './rule-panel';
import { SafetyBanner } from './safety-banner';
import { SessionList } from './session-list';
import { sinceEnd } from './since-end';

/** The parts of the page below its head, in their order. */
const sections: readonly PageSection[] = [
  { id: 'over-time', label: 'Over time' },
  { id: 'measures', label: 'All measures' },
  { id: 'symptoms', label: 'Symptoms' },
  { id: 'cycles', label: 'Cycles' },
  { id: 'questionnaires', label: 'Questionnaires' },
  { id: 'sessions', label: 'Sessions' },
  { id: 'events', label: 'Adverse events' },
  { id: 'history', label: 'Why toxin' },
  { id: 'life-events', label: 'Life events' },
  { id: 'course', label: 'Course' },
  { id: 'consent', label: 'Consent' },
  { id: 'record', label: 'Record' },
];

/** A patient's record: who it is, what needs somebody, where the course stands, the curve, and everything recorded. */
@Component({
  selector: 'glabella-patient-page',
  imports: [
    AccessPanel,
    AdverseEventBanner,
    AdverseEventList,
    Banner,
    Card,
    ChartCard,
    ConsentBanner,
    ConsentPanel,
    CoursePanel,
    CycleTable,
    EmptyState,
    EntriesTable,
    ErrorState,
    FormProblem,
    HistoryCard,
    ItemStrip,
    LifeEventList,
    LoadingState,
    MeasureGrid,
    PageSections,
    RecordCard,
    RouterLink,
    RulePanel,
    SafetyBanner,
    SessionList,
  ],
  templateUrl: './patient-page.html',
  styleUrl: './patient-page.css',
})
export class PatientPage {
  /** From the path. */
  readonly patientId = input.required<string>();
  /** From the query: which questionnaire is drawn; the PHQ-9 without it. */
  readonly instrument = input<string>();
  /** From the query: 'weeks', 'cycles', or dates. */
  readonly axis = input<string>();
  /** From the query: '3m', '6m', 'all', or a year. */
  readonly range = input<string>();
  /** From the query: 'percent', or points. */
  readonly scale = input<string>();
  /** From the query: 'patients', or nobody. */
  readonly compare = input<string>();
  /** From the query: 'table', or the chart. */
  readonly view = input<string>();
  /** From the query: the layers that are off, said once or several times; or none. */
  readonly hide = input<string | readonly string[]>();
  /** From the query: the earlier and the later of the two forms that are compared item by item. */
  readonly from = input<string>();
  readonly to = input<string>();

  private readonly router = inject(Router);
  private readonly user = inject(CurrentUser);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly patients = inject(PatientCalls);
  private readonly forms = inject(ExpectedForms);
  private readonly sessions = inject(SessionCalls);
  private readonly destroyed = inject(DestroyRef);
  private readonly draftSubmission = new Submission();

  protected readonly instruments = instruments;
  protected readonly sections = sections;
  protected readonly resource = patientRecordResource(() => this.patientId());
  private readonly isPainted = afterFirstPaint();
  /** The record as it was read last: it stands while it is read again after a change. */
  protected readonly record = linkedSignal<PatientRecord | undefined, PatientRecord | undefined>({
    source: () =>
      this.isPainted() && this.resource.hasValue() ? this.resource.value() : undefined,
    computation: (read, before) =>
      read ?? (before?.value?.patient.id === this.patientId() ? before.value : undefined),
  });
  /** When the record was read, for deadlines. */
  protected readonly readAt = linkedSignal({ source: this.record, computation: () => new Date() });
  private readonly isChartDecided = signal(false);
  /** What stands under the chart comes in turns after it, in its order, also where the chart could not be loaded. */
  protected readonly turn = inTurns(() => this.record() !== undefined && this.isChartDecided(), 3);
  protected readonly areRulesOpen = signal(false);
  /** Of this patient: the page may turn to another before the answer is there. */
  protected readonly isBeginning = linkedSignal({
    source: this.patientId,
    computation: () => false,
  });
  protected readonly actionProblem = linkedSignal<string, ApiProblem | null>({
    source: this.patientId,
    computation: () => null,
  });

  protected readonly problem = computed(() => {
    const error = this.resource.error();
    return error ? problemOf(error) : null;
  });
  protected readonly mayAct = computed(() => this.user.hasRole('psychiatrist', 'clinician'));
  protected readonly charted = computed(() => {
    const record = this.record();
    return findMeasure(this.instrument() ?? '') ?? (record ? plainMeasure(record) : phq9);
  });
  /** The questionnaire that the drawn measure is recorded with. */
  protected readonly chartedForm = computed(
    () => instruments.find(({ id }) => id === recordedWith(this.charted())) ?? phq9,
  );
  protected readonly chartAxis = computed(() => axisOf(this.axis()));
  protected readonly chartRange = computed(() => rangeOf(this.range()));
  protected readonly chartScale = computed(() => scaleOf(this.scale()));
  protected readonly isCompared = computed(() => isComparedOf(this.compare()));
  protected readonly hiddenLayers = computed(() => hiddenLayersOf(this.hide()));
  protected readonly chartView = computed<ChartView>(() =>
    this.view() === 'table' ? 'table' : 'chart',
  );

  protected readonly standing = computed(() => {
    const record = this.record();
    return record ? courseStanding(record, this.charted()) : null;
  });
  protected readonly cards = computed(() => {
    const standing = this.standing();
    return standing ? recordCards(standing) : [];
  });
  protected readonly saidUntil = computed(() => {
    const standing = this.standing();
    return standing ? sinceEnd(standing) : null;
  });
  protected readonly reliableChange = computed(() => {
    const standing = this.standing();
    return standing ? reliableChangeDefinition(standing.instrument, standing.thresholds) : null;
  });
  protected readonly nhsPair = computed(() => {
    const record = this.record();
    return record ? nhsPairOf(record) : null;
  });
  protected readonly identity = computed(() => identityOf(this.record()?.patient));
  protected readonly facts = computed(() => {
    const record = this.record();
    if (!record) return '';
    const { birthDate, sex, mrn } = record.patient;
    return `${ageOn(birthDate, record.today)} y, ${sexLetters[sex]} · MRN ${mrn}`;
  });
  protected readonly born = computed(() => {
    const record = this.record();
    return record ? `born ${formatDate(record.patient.birthDate)}` : '';
  });
  protected readonly courseLine = computed(() => {
    const standing = this.standing();
    if (!standing?.course) return 'No course of treatment yet';
    const { course, protocol } = standing;
    const offLabel = protocol?.offLabel ? ' (off-label)' : '';
    const treatment = protocol
      ? `${protocol.name} ${firstProduct(protocol).productId} for ${protocol.indication.toLowerCase()}${offLabel}`
      : course.protocolId;
    const dates = course.endedOn
      ? `course ${formatDate(course.startedOn)} to ${formatDate(course.endedOn)}`
      : `course started ${formatDate(course.startedOn)}`;
    return [treatment, course.diagnosisCode, dates, course.responsible.displayName].join(' · ');
  });

  constructor() {
    printsAbout(this.identity);
    // With the record, not after it: the chart is what one came for.
    import('./chart-card').catch(() => undefined).finally(() => this.isChartDecided.set(true));
  }

  protected choose(chosen: Partial<ChosenView>): void {
    void this.router.navigate([], {
      queryParams: chosenInQuery(chosen),
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected act(action: CardAction): void {
    if (action === 'record') this.recordForm();
    else if (action === 'log-session') void this.logSession();
    else void this.router.navigate(['/patients', this.patientId(), 'courses', 'new']);
  }

  protected recordForm(instrument = recordedWith(this.charted())): void {
    this.forms.expect(this.patientId(), instrument);
    void this.router.navigate(['/patients', this.patientId(), 'assessments', 'new'], {
      queryParams: { instrument },
    });
  }

  protected async logSession(): Promise<void> {
    const course = this.standing()?.course;
    if (!course || course.endedOn !== null || this.isBeginning()) return;
    const patientId = this.patientId();
    const isShown = () => !this.destroyed.destroyed && this.patientId() === patientId;
    this.isBeginning.set(true);
    this.actionProblem.set(null);
    try {
      const body = { courseId: course.id };
      const draft = await this.sessions.createDraft(body, this.draftSubmission);
      // Whoever went on meanwhile stays there: the session waits among the patient's drafts.
      if (isShown()) await this.router.navigate(['/sessions/drafts', draft.id]);
    } catch (error) {
      if (isShown()) this.actionProblem.set(problemOf(error));
    } finally {
      if (isShown()) this.isBeginning.set(false);
    }
  }

  protected async archive(record: PatientRecord): Promise<void> {
    const { id, version, isArchived } = record.patient;
    const step: ReasonedStep = isArchived
      ? {
          heading: 'Restore this patient?',
          text: 'The patient stands in the lists again.',
          confirmLabel: 'Restore',
          tone: 'normal',
          run: (reason) => this.patients.archive(id, { isArchived: false, reason }, version),
        }
      : {
          heading: 'Archive this patient?',
          text: 'The record stays complete and readable; the patient leaves the lists.',
          confirmLabel: 'Archive',
          tone: 'danger',
          run: (reason) => this.patients.archive(id, { isArchived: true, reason }, version),
        };
    if (!(await this.dialogs.ask<boolean>(ReasonedAction, step))) return;
    this.toasts.show({ text: isArchived ? 'Restored.' : 'Archived.' });
    this.readAgain();
  }

  protected showHistory(record: PatientRecord): void {
    const question: VersionHistoryData = {
      subject: 'patient',
      id: record.patient.id,
      timeZone: record.timeZone,
    };
    this.dialogs.open(VersionHistory, question, { width: 'wide' });
  }

  protected print(): void {
    window.print();
  }

  protected readAgain(): void {
    this.resource.reload();
  }
}
