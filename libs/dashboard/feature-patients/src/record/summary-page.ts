import { Clipboard } from '@angular/cdk/clipboard';
import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PatientRecord } from '@glabella/contracts';
import { CurrentUser, patientRecordResource, problemOf } from '@glabella/dashboard/data-access';
import {
  Card,
  DataTable,
  EmptyState,
  ErrorState,
  LoadingState,
  sexLetters,
  Toasts,
  identityOf,
  printsAbout,
} from '@glabella/dashboard/ui';
import { paintChart, type PaintSize } from '@glabella/dashboard/ui/clinical-chart';
import {
  buildPatientChart,
  chartNotes,
  chartRows,
  chartSentence,
  chartSourcesLine,
  markWords,
  cycleRows,
  errorWords,
  type ClinicalChartSpec,
  noteParagraph,
  signedSessions,
  withMinus,
} from '@glabella/domain/charts';
import { findMeasure, phq9 } from '@glabella/domain/instruments';
import { thresholdsWith } from '@glabella/domain/outcomes';
import { diagnosisOf, findProduct } from '@glabella/domain/treatment';
import { ageOn, formatDate } from '@glabella/domain/values';
import { courseStanding, plainMeasure } from './course-standing';
import { responseWords } from './response-words';
import { openMatters } from './open-matters';
import { sinceEnd } from './since-end';
import { weekSixWords } from './week-six';

/** As many lines of each table as one sheet holds; what is left out is said. */
const most = { scores: 12, sessions: 6, cycles: 4 };
const chartSize: PaintSize = { widthPx: 900, ratio: 2.5 };
/** As wide as the sheet and low, so that its words can be read there. */
const printedSize: PaintSize = { widthPx: 1200, ratio: 2.5, plotPx: 130 };
const leastWidthPx = 320;

/** What a table does not show; empty where it shows everything. */
function leftOut(count: number): string {
  if (count <= 0) return '';
  return count === 1 ? '1 earlier one is left out.' : `${count} earlier ones are left out.`;
}

function paintInto(image: HTMLImageElement, spec: ClinicalChartSpec, size: PaintSize): void {
  const canvas = paintChart(spec, size);
  if (canvas) image.src = canvas.toDataURL('image/png');
}

/**
 * One sheet of paper on a patient: who, the course, the verdict with its thresholds, the chart, the scores, the sessions and a
 * paragraph for the notes. It says when it is from and what it leaves out.
 */
@Component({
  selector: 'glabella-summary-page',
  imports: [Card, DataTable, EmptyState, ErrorState, LoadingState, RouterLink],
  templateUrl: './summary-page.html',
  styleUrl: './summary-page.css',
})
export class SummaryPage {
  /** From the path. */
  readonly patientId = input.required<string>();
  /** From the query: which measure is drawn; the PHQ-9 without it. */
  readonly instrument = input<string>();

  private readonly user = inject(CurrentUser);
  private readonly clipboard = inject(Clipboard);
  private readonly toasts = inject(Toasts);
  private readonly picture = viewChild<ElementRef<HTMLImageElement>>('picture');
  private readonly printed = viewChild<ElementRef<HTMLImageElement>>('printed');

  protected readonly resource = patientRecordResource(() => this.patientId());
  private readonly record = linkedSignal<PatientRecord | undefined>(() =>
    this.resource.hasValue() ? this.resource.value() : undefined,
  );
  protected readonly problem = computed(() => {
    const error = this.resource.error();
    return error ? problemOf(error) : null;
  });
  protected readonly measure = computed(() => {
    const record = this.record();
    return findMeasure(this.instrument() ?? '') ?? (record ? plainMeasure(record) : phq9);
  });
  protected readonly isSynthetic = computed(() => this.user.practice()?.isSynthetic ?? false);

  private readonly spec = computed(() => {
    const record = this.record();
    if (!record) return null;
    const thresholds = thresholdsWith(record.thresholdValues);
    return buildPatientChart(record, { instrument: this.measure(), range: 'all', thresholds });
  });

  protected readonly sheet = computed(() => {
    const record = this.record();
    const spec = this.spec();
    if (!record || !spec) return null;
    const { patient, today } = record;
    const standing = courseStanding(record, this.measure());
    const { course, protocol, verdict } = standing;
    const own = new Set(signedSessions(record.sessions, course?.id).map((session) => session.id));
    const ofCourse = spec.injections.filter((injection) => own.has(injection.id));
    const points = new Map(spec.points.map((point) => [point.id, point]));
    const scores = chartRows(spec)
      .filter(({ kind }) => kind === 'assessment')
      .map((row) => {
        const point = points.get(row.id);
        return {
          ...row,
          mark: point ? markWords(spec, point) : '',
          error: point && point.id !== spec.baseline?.pointId ? errorWords(spec, point) : null,
        };
      });
    const error = scores.find((row) => row.error !== null)?.error;
    const sessions = signedSessions(record.sessions).toReversed();
    const cycles = cycleRows(spec);
    const diagnosis = course && protocol && diagnosisOf(protocol, course.diagnosisCode);
    return {
      name: `${patient.givenName} ${patient.familyName}`,
      facts:
        `born ${formatDate(patient.birthDate)}, ${ageOn(patient.birthDate, today)} y, ` +
        `${sexLetters[patient.sex]} · MRN ${patient.mrn}`,
      standsOn: standing.afterEnd
        ? `up to the end of the course, ${formatDate(course?.endedOn ?? today)}`
        : `as of ${formatDate(today)}`,
      sinceEnd: sinceEnd(standing),
      openMatters: openMatters(record),
      course: course
        ? [
            protocol ? `${protocol.name}, ${protocol.indication.toLowerCase()}` : course.protocolId,
            diagnosis ? `${diagnosis.code} ${diagnosis.label}` : course.diagnosisCode,
            course.endedOn
              ? `${formatDate(course.startedOn)} to ${formatDate(course.endedOn)}`
              : `since ${formatDate(course.startedOn)}`,
            course.responsible.displayName,
          ].join(' · ')
        : 'No course of treatment',
      offLabel: protocol?.offLabel ? protocol.offLabelStatement : '',
      findings: verdict.findings.map(({ label, evidence, source }) => ({
        label,
        // Some evidence begins with its own label: it is said once.
        evidence: withMinus(
          evidence.toLowerCase().startsWith(label.toLowerCase())
            ? evidence.slice(label.length).trimStart()
            : evidence,
        ),
        source: source.label,
      })),
      milestones: [weekSixWords(standing), responseWords(standing)].filter((line) => line !== null),
      // A column of words would not leave the table on the sheet.
      errorNote: error ? `± ${error}` : '',
      sentence: chartSentence(spec),
      notes: [...chartNotes(spec).map(({ text }) => text), chartSourcesLine(spec)].join(' '),
      scores: scores.slice(-most.scores).toReversed(),
      leftOutScores: leftOut(scores.length - most.scores),
      sessions: sessions.slice(0, most.sessions).map((session) => ({
        id: session.id,
        date: formatDate(session.performedOn),
        product: findProduct(session.productId)?.name ?? session.productId,
        units: `${session.totalUnits} U`,
        sites: session.sites.length,
        lot: session.lotNumber,
      })),
      leftOutSessions: leftOut(sessions.length - most.sessions),
      cycles: cycles.slice(-most.cycles).toReversed(),
      leftOutCycles: leftOut(cycles.length - most.cycles),
      paragraph: noteParagraph({
        instrument: this.measure(),
        today,
        verdict,
        afterEnd: standing.afterEnd,
        injections: ofCourse,
        course: course && {
          protocolName: protocol?.name ?? course.protocolId,
          startedOn: course.startedOn,
          endedOn: course.endedOn,
          isOffLabel: protocol?.offLabel ?? false,
        },
      }),
    };
  });

  constructor() {
    printsAbout(() => identityOf(this.record()?.patient));
    effect(() => {
      const spec = this.spec();
      const picture = this.picture();
      const printed = this.printed();
      if (!spec || !picture || !printed) return;
      const { clientWidth } = picture.nativeElement;
      const widthPx = Math.min(chartSize.widthPx, Math.max(leastWidthPx, clientWidth));
      paintInto(picture.nativeElement, spec, { ...chartSize, widthPx });
      paintInto(printed.nativeElement, spec, printedSize);
    });
  }

  protected copy(paragraph: string): void {
    const isCopied = this.clipboard.copy(paragraph);
    this.toasts.show({
      text: isCopied
        ? 'The paragraph is copied. It names no patient.'
        : 'The browser did not copy: mark the text and copy it by hand.',
    });
  }

  protected print(): void {
    window.print();
  }

  protected retry(): void {
    this.resource.reload();
  }
}
