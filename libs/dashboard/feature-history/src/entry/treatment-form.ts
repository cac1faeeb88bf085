import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import type { PatientRecord, PriorTreatment, PriorTreatmentRecording } from '@glabella/contracts';
import type { FormDraftPlace } from '@glabella/dashboard/data-access';
import {
  Control,
  Field,
  FormProblem,
  SegmentedControl,
  Sources,
  type Segment,
} from '@glabella/dashboard/ui';
import {
  adequateWeeks,
  adherenceIds,
  adherenceLabels,
  doseUnitIds,
  electrodeLabels,
  electrodePlacements,
  findDrug,
  informationSourceIds,
  informationSourceLabels,
  isTrial,
  priorOutcomeIds,
  priorOutcomeLabels,
  priorTreatmentKinds,
  priorTreatmentLabels,
  priorTreatmentTitle,
  treatmentSpan,
  trialAdequacy,
} from '@glabella/domain/treatment';
import { adequacyWords } from '../page/history-words';
import { DrugFields } from './drug-fields';
import { EntrySubmission } from './entry-submission';
import { checkedBy, partialDateWords } from './entry-values';
import {
  isAdequacyStated,
  newTreatment,
  treatmentEntryOf,
  treatmentIssues,
  treatmentOf,
} from './treatment-entry';

const segmentsOf = <Id extends string>(
  ids: readonly Id[],
  labels: Readonly<Record<Id, string>>,
): readonly Segment<Id>[] => ids.map((value) => ({ value, label: labels[value] }));

/** A treatment before toxin: what, when, how much, for how long, and what it brought. */
@Component({
  selector: 'glabella-treatment-form',
  imports: [
    Control,
    DrugFields,
    Field,
    FormField,
    FormProblem,
    FormRoot,
    SegmentedControl,
    Sources,
  ],
  templateUrl: './treatment-form.html',
  styleUrl: './entry-form.css',
})
export class TreatmentForm {
  readonly record = input.required<PatientRecord>();
  /** Where the form is kept while it is half written. */
  readonly keptAt = input.required<FormDraftPlace>();
  /** The treatment to correct; null for a new one. */
  readonly treatment = input<PriorTreatment | null>(null);
  /** Stores it; a rejection is shown at the fields, and what was typed is kept. */
  readonly save =
    input.required<
      (
        treatment: PriorTreatmentRecording,
        reason: string,
        draftVersion: number | undefined,
      ) => Promise<unknown>
    >();
  readonly cancelled = output<void>();

  protected readonly kinds = segmentsOf(priorTreatmentKinds, {
    ...priorTreatmentLabels,
    drug: 'Drug treatment',
    ect: 'ECT',
    tms: 'TMS',
  });
  protected readonly units = doseUnitIds;
  protected readonly adherences = segmentsOf(adherenceIds, adherenceLabels);
  protected readonly outcomes = segmentsOf(priorOutcomeIds, priorOutcomeLabels);
  protected readonly placements = segmentsOf(electrodePlacements, electrodeLabels);
  protected readonly sources = segmentsOf(informationSourceIds, informationSourceLabels);
  protected readonly statements: readonly Segment<'yes' | 'no' | 'not-stated'>[] = [
    { value: 'yes', label: 'Enough' },
    { value: 'no', label: 'Too low' },
    { value: 'not-stated', label: 'Not stated' },
  ];
  readonly submission = new EntrySubmission({
    recording: () => treatmentOf(this.model()),
    reason: () => this.model().reason,
    save: () => this.save(),
  });
  protected readonly problem = this.submission.problem;

  protected readonly model = linkedSignal(() => {
    const treatment = this.treatment();
    return treatment ? treatmentEntryOf(treatment) : newTreatment;
  });
  protected readonly isDrug = computed(() => this.model().kind === 'drug');
  protected readonly isNamed = computed(() => {
    const { kind } = this.model();
    return kind === 'psychotherapy' || kind === 'ketamine';
  });
  protected readonly isStated = computed(() => isAdequacyStated(this.model()));
  protected readonly minimum = computed(() => findDrug(this.model().drugId)?.minimum ?? null);
  protected readonly doseHint = computed(() => {
    const minimum = this.minimum();
    if (this.model().drugId === '') return undefined;
    return minimum
      ? `An adequate trial needs ${minimum.mg} mg a day or more.`
      : 'No minimum dose with a source: state below whether it was enough.';
  });
  protected readonly doseSources = computed(() => {
    const minimum = this.minimum();
    return minimum ? [minimum.source, adequateWeeks.source] : [adequateWeeks.source];
  });
  protected readonly startHint = computed(() => partialDateWords(this.model().startedOn));
  protected readonly stopHint = computed(() => partialDateWords(this.model().stoppedOn));
  /** What it may have been added to. */
  protected readonly augmentable = computed(() =>
    this.record()
      .priorTreatments.filter(
        ({ id, status, kind }) =>
          status === 'recorded' && kind === 'drug' && id !== this.treatment()?.id,
      )
      .map((facts) => ({
        id: facts.id,
        label: `${priorTreatmentTitle(facts)}, ${treatmentSpan(facts)}`,
      })),
  );
  /** Whether what is typed so far is an adequate trial, said while it is typed. */
  protected readonly verdict = computed(() => {
    const entry = this.model();
    const facts = treatmentOf({
      ...entry,
      adherence: entry.adherence ?? 'unknown',
      outcome: entry.outcome ?? 'unknown',
      informationSource: entry.informationSource ?? 'patient',
    });
    const isTyped = entry.drugId !== '' && facts !== null && isTrial(facts);
    if (!isTyped || Number.isNaN(facts.maximumDose) || Number.isNaN(facts.weeksAtDose)) return null;
    return adequacyWords(trialAdequacy(facts));
  });

  protected readonly form = form(
    this.model,
    (path) =>
      validateStandardSchema(
        path,
        checkedBy(this.model, () =>
          treatmentIssues(
            this.model(),
            { today: this.record().today, birthDate: this.record().patient.birthDate },
            this.treatment() !== null,
          ),
        ),
      ),
    { submission: this.submission.options },
  );

  constructor() {
    this.submission.keep(this.keptAt, this.model, this.form);
  }
}
