import type { Citation } from '@glabella/domain/values';

/** Usual daily doses of the newer antidepressants; the lower end stands as the minimum of an adequate trial. */
export const mcMasterDoses: Citation = {
  label: 'McMaster Textbook of Internal Medicine, antidepressant doses',
  detail: 'Lower end of the usual daily dose for adults; older adults may need less.',
  url: 'https://empendium.com/mcmtextbook/table/031_8844',
};

/** Therapeutic doses of tricyclic antidepressants; the lower end stands as the minimum of an adequate trial. */
export const tummalaZajecka2002: Citation = {
  label: 'Tummala & Zajecka 2002, Current Psychiatry 1(6):30',
  detail: 'Lower end of the therapeutic daily dose for adults (Table 1).',
  url: 'https://docslib.org/doc/10821500/tricyclics-still-solid-performers',
};

/** The US label of nortriptyline: 25 mg three or four times daily. */
export const nortriptylineLabel: Citation = {
  label: 'Nortriptyline, US prescribing information',
  detail: 'Usual adult dose: 25 mg three or four times daily.',
};

/** The US label of phenelzine: at least 60 mg a day in the early phase. */
export const phenelzineLabel: Citation = {
  label: 'Nardil (phenelzine), US prescribing information',
  detail: 'Early phase: increased to at least 60 mg a day.',
};

/** Consensus: stopped before four weeks at the minimum effective dose is no failure. */
export const sforzini2022: Citation = {
  label: 'Sforzini 2022, Mol Psychiatry 27:1286',
  detail: 'At least 4 weeks at the minimum effective dose or more.',
  doi: '10.1038/s41380-021-01381-x',
};

/** Consensus panel: improvement by less than half is a failure; two failures are resistance. */
export const depressAnxiety2021: Citation = {
  label: 'Depress Anxiety 2021;38:456',
  detail:
    'Failure: improvement by less than 50 %. Resistance: two or more failures in the current episode.',
};

/** The Maudsley Staging Method with the ranges of its standardised form. */
export const maudsleyStaging: Citation = {
  label: 'Maudsley Staging Method, Fekadu 2018, BMC Psychiatry 18:100',
  detail: 'Duration, severity and failed treatments: 3 to 15 points.',
  doi: '10.1186/s12888-018-1679-x',
};

/** The stages of Thase and Rush. */
export const thaseRushStaging: Citation = {
  label: 'Thase & Rush 1997, J Clin Psychiatry 58 Suppl 13:23',
  detail: 'As quoted by later reviews: stages by the classes of antidepressant that failed.',
};
