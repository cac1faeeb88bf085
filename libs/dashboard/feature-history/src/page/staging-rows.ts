import type { DefinedTerm } from '@glabella/dashboard/ui';
import {
  adequateWeeks,
  depressAnxiety2021,
  maudsleyStaging,
  maudsleyWords,
  resistantFrom,
  thaseRushStaging,
  thaseRushWords,
  type Computed,
  type ResistanceStaging,
  type StageLine,
} from '@glabella/domain/treatment';

/** One computed value as the page shows it: what it says, and the lines that it rests on. */
export interface StagingRow {
  readonly id: 'failed' | 'resistant' | 'maudsley' | 'thase-rush';
  readonly label: string;
  readonly value: string;
  readonly isComputed: boolean;
  readonly lines: readonly {
    readonly label: string;
    readonly text: string;
    readonly points: string;
  }[];
}

function valueWords<Value>(value: Computed<Value>, say: (known: Value) => string): string {
  return value.state === 'computed'
    ? say(value.value)
    : `not computable: ${value.missing.join('; ')}`;
}

function pointsWords({ points }: StageLine): string {
  if (points === null) return '–';
  return `${points} ${points === 1 ? 'point' : 'points'}`;
}

/** The stages with every line that they rest on. */
export function stagingRows({
  failedTrials,
  isResistant,
  maudsley,
  thaseRush,
}: ResistanceStaging): StagingRow[] {
  return [
    {
      id: 'failed',
      label: 'Failed adequate trials',
      value: valueWords(failedTrials, String),
      isComputed: failedTrials.state === 'computed',
      lines: [],
    },
    {
      id: 'resistant',
      label: 'Resistant to treatment',
      value: valueWords(isResistant, (is) =>
        is ? `yes, ${resistantFrom} failed or more` : `no, fewer than ${resistantFrom} failed`,
      ),
      isComputed: isResistant.state === 'computed',
      lines: [],
    },
    {
      id: 'maudsley',
      label: 'Maudsley stage',
      value: maudsleyWords(maudsley),
      isComputed: maudsley.stage.state === 'computed',
      lines: maudsley.lines.map((line) => ({ ...line, points: pointsWords(line) })),
    },
    {
      id: 'thase-rush',
      label: 'Thase-Rush stage',
      value: thaseRushWords(thaseRush),
      isComputed: thaseRush.stage.state === 'computed',
      lines: thaseRush.lines.map((line) => ({ ...line, points: '' })),
    },
  ];
}

/** What the words of the staging mean exactly, with who says so. */
export const stagingDefinitions: readonly DefinedTerm[] = [
  {
    term: 'Adequate trial',
    text:
      `An antidepressant at its minimum dose or more for ${adequateWeeks.value} weeks or more, taken as agreed. The dose is ` +
      'compared with the list; of a drug without a sourced minimum the clinician states whether it was enough.',
    source: adequateWeeks.source,
  },
  {
    term: 'Failed',
    text: 'Better by less than half. Not tolerated is no failure. Trials of the current episode count, each drug once.',
    source: depressAnxiety2021,
  },
  {
    term: 'Resistant',
    text: `${resistantFrom} failed adequate trials or more in the current episode.`,
    source: depressAnxiety2021,
  },
  {
    term: 'Maudsley stage',
    text:
      'Duration of the episode 1 to 3, severity 1 to 5 as the diagnosis says it, failed antidepressants 1 to 5, augmentation ' +
      'and ECT 1 each: 3 to 6 mild, 7 to 10 moderate, 11 to 15 severe. ECT and augmentation count 0 where none is recorded.',
    source: maudsleyStaging,
  },
  {
    term: 'Thase-Rush stage',
    text:
      'I: one class failed. II: a second class. III: a tricyclic besides two other classes. IV: an MAO inhibitor besides ' +
      'those. V: bilateral ECT besides those.',
    source: thaseRushStaging,
  },
];
