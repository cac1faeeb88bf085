import type { Citation } from '@glabella/domain/values';
import { type HistoryFault, historyFault } from '../history-fault';
import { mcMasterDoses, nortriptylineLabel, phenelzineLabel, tummalaZajecka2002 } from './sources';

/** The classes of drugs, in the order of the form. */
export const drugClassIds = [
  'ssri',
  'snri',
  'tca',
  'maoi',
  'ndri',
  'nassa',
  'serotonin-modulator',
  'melatonergic',
  'nri',
  'other-antidepressant',
  'augmenter',
  'other-drug',
] as const;

/** One of `drugClassIds`. */
export type DrugClassId = (typeof drugClassIds)[number];

/** The classes in words. */
export const drugClassLabels: Readonly<Record<DrugClassId, string>> = {
  ssri: 'SSRI',
  snri: 'SNRI',
  tca: 'tricyclic',
  maoi: 'MAO inhibitor',
  ndri: 'noradrenaline-dopamine reuptake inhibitor',
  nassa: 'noradrenergic and specific serotonergic',
  'serotonin-modulator': 'serotonin modulator',
  melatonergic: 'melatonergic',
  nri: 'noradrenaline reuptake inhibitor',
  'other-antidepressant': 'other antidepressant',
  augmenter: 'augmenting drug',
  'other-drug': 'other drug, not for mood',
};

/** The lowest daily dose in mg of an adequate trial, with its source. */
export interface MinimumDose {
  readonly mg: number;
  readonly source: Citation;
}

/** A drug that can be recorded; `minimum` null: no source was found, so the clinician states whether the dose was enough. */
export interface ListedDrug {
  readonly id: string;
  readonly name: string;
  readonly classId: DrugClassId;
  readonly minimum: MinimumDose | null;
}

const drug = (
  id: string,
  classId: DrugClassId,
  mg?: number,
  source = mcMasterDoses,
): ListedDrug => ({
  id,
  name: id.replaceAll('-', ' '),
  classId,
  minimum: mg === undefined ? null : { mg, source },
});

/**
 * The drugs of the form. Doses are totals of a day in mg. A drug without a dose here has none that a public source was
 * read for.
 */
export const listedDrugs: readonly ListedDrug[] = [
  drug('citalopram', 'ssri', 20),
  drug('escitalopram', 'ssri', 10),
  drug('fluoxetine', 'ssri', 20),
  drug('fluvoxamine', 'ssri', 50),
  drug('paroxetine', 'ssri', 20),
  drug('sertraline', 'ssri', 50),
  drug('desvenlafaxine', 'snri', 50),
  drug('duloxetine', 'snri', 60),
  drug('levomilnacipran', 'snri', 40),
  drug('milnacipran', 'snri', 50),
  drug('venlafaxine', 'snri', 75),
  drug('amitriptyline', 'tca', 150, tummalaZajecka2002),
  drug('clomipramine', 'tca', 100, tummalaZajecka2002),
  drug('desipramine', 'tca', 150, tummalaZajecka2002),
  drug('dosulepin', 'tca'),
  drug('doxepin', 'tca', 150, tummalaZajecka2002),
  drug('imipramine', 'tca', 150, tummalaZajecka2002),
  drug('lofepramine', 'tca'),
  drug('nortriptyline', 'tca', 75, nortriptylineLabel),
  drug('protriptyline', 'tca'),
  drug('trimipramine', 'tca'),
  drug('isocarboxazid', 'maoi'),
  drug('moclobemide', 'maoi'),
  drug('phenelzine', 'maoi', 60, phenelzineLabel),
  drug('selegiline', 'maoi'),
  drug('tranylcypromine', 'maoi'),
  drug('bupropion', 'ndri', 300),
  drug('mianserin', 'nassa'),
  drug('mirtazapine', 'nassa', 15),
  drug('nefazodone', 'serotonin-modulator'),
  drug('trazodone', 'serotonin-modulator'),
  drug('vilazodone', 'serotonin-modulator', 20),
  drug('vortioxetine', 'serotonin-modulator', 10),
  drug('agomelatine', 'melatonergic'),
  drug('reboxetine', 'nri'),
  drug('aripiprazole', 'augmenter'),
  drug('brexpiprazole', 'augmenter'),
  drug('lamotrigine', 'augmenter'),
  drug('liothyronine', 'augmenter'),
  drug('lithium', 'augmenter'),
  drug('olanzapine', 'augmenter'),
  drug('quetiapine', 'augmenter'),
  drug('risperidone', 'augmenter'),
];

/** The id of a drug that is not in the list: its name and class are written. */
export const unlistedDrugId = 'other';

/** Every id of a drug that may be recorded. */
export const drugIds: readonly string[] = [...listedDrugs.map(({ id }) => id), unlistedDrugId];

/** The listed drug of that id; undefined for one that is not in the list. */
export function findDrug(id: string): ListedDrug | undefined {
  return listedDrugs.find((listed) => listed.id === id);
}

/** What is recorded of which drug it was: a listed one, or name and class of another. */
export interface DrugNamed {
  readonly drugId: string | null;
  readonly otherName: string | null;
  readonly otherClass: DrugClassId | null;
}

/** The name of a drug as recorded; 'not named' where none is. */
export function drugName({ drugId, otherName }: DrugNamed): string {
  return findDrug(drugId ?? '')?.name ?? otherName ?? 'not named';
}

/** The class of a drug as recorded; null where it is not known. */
export function drugClassOf({ drugId, otherClass }: DrugNamed): DrugClassId | null {
  return findDrug(drugId ?? '')?.classId ?? otherClass;
}

/** True for a drug of a class of antidepressants. */
export function isAntidepressant(named: DrugNamed): boolean {
  const classId = drugClassOf(named);
  return classId !== null && classId !== 'augmenter' && classId !== 'other-drug';
}

/** The rules of naming a drug: one of the list, or name and class of another; the list names its own. */
export function drugFaults({ drugId, otherName, otherClass }: DrugNamed): HistoryFault[] {
  if (drugId === unlistedDrugId) {
    return [
      ...(otherName === null ? [historyFault('otherName', 'name-missing', 'Name the drug.')] : []),
      ...(otherClass === null
        ? [historyFault('otherClass', 'class-missing', 'Choose its class.')]
        : []),
    ];
  }
  if (findDrug(drugId ?? '') === undefined) {
    return [historyFault('drugId', 'drug-missing', 'Choose the drug.')];
  }
  return otherName === null && otherClass === null
    ? []
    : [historyFault('otherName', 'name-not-asked', 'The list names this drug and its class.')];
}
