import { isInWindow } from '../spec/chart-window';
import type { ChartComparisonWeek } from '../spec/chart-comparison';
import { patientCountWords } from '../words/comparison-words';
import type { Annotation, Annotations } from './annotation';
import type { Drawing } from './chart-annotations';
import { type ChartEnvironment, isShown } from './chart-environment';
import { valuePerPx } from './chart-scales';
import { textRim } from './chart-theme';
import { dayOfTrial, trialMarks, trialsOf } from './reference-datasets';
import { axisDays, dayNumberOn } from './time-ticks';

const gutterMarkPx = 14;
const gutterTextPx = 28;
const linePx = 15;
const endGapPx = 6;

const countRoomPx = { wide: 34, narrow: 20 };

// Where two numbers would touch the earlier goes: the table has them all.
function withRoom(
  weeks: readonly ChartComparisonWeek[],
  { spec, layout, plotWidthPx }: Drawing,
): ChartComparisonWeek[] {
  const { from, to } = axisDays(spec);
  const xOf = ({ on }: ChartComparisonWeek): number =>
    (dayNumberOn(spec, on) / (to - from)) * plotWidthPx;
  const room = layout.isNarrow ? countRoomPx.narrow : countRoomPx.wide;
  return weeks.filter((week, at) => {
    const next = weeks[at + 1];
    return next === undefined || xOf(next) - xOf(week) >= room;
  });
}

/** The numbers of patients under the band, and the names of its three lines at their ends. */
function comparisonAnnotations(drawing: Drawing): Annotations {
  const { spec, theme, layout } = drawing;
  const { comparison } = spec;
  if (comparison === null) return {};
  const annotations: Annotations = {};
  const drawn = comparison.weeks.filter(({ on }) => isInWindow(spec.window, on));
  const font = { family: theme.fontFamily, size: layout.fontPx };
  for (const { week, on, patients, spread } of withRoom(drawn, drawing)) {
    const count = patientCountWords(patients, comparison.leastPrinted);
    const full = spread === null ? `${count}, too few` : `n ${count}`;
    annotations[`comparison-count-${week}`] = {
      type: 'label',
      content: layout.isNarrow ? count : full,
      yScaleID: 'comparison',
      xValue: dayNumberOn(spec, on),
      yValue: 0.5,
      position: { x: 'center', y: 'center' },
      color: spread === null ? theme.inkFaint : theme.inkSoft,
      font,
    };
  }
  const last = drawn.findLast(({ spread }) => spread !== null);
  if (last?.spread === null || last === undefined || layout.isNarrow) return annotations;
  const names = { p90: '90 %', median: 'median', p10: '10 %' } as const;
  for (const [key, content] of Object.entries(names) as [keyof typeof names, string][]) {
    annotations[`comparison-${key}-name`] = {
      type: 'label',
      content,
      yScaleID: 'y',
      xValue: dayNumberOn(spec, last.on),
      yValue: last.spread[key],
      position: { x: 'start', y: 'center' },
      xAdjust: endGapPx,
      color: theme.inkSoft,
      ...textRim(theme),
      font,
    };
  }
  return annotations;
}

/** Names in the gutter, each as near to the height of its point as the others leave room. */
function stackedHeights(values: readonly number[], gap: number): number[] {
  const order = values.map((value, at) => ({ value, at })).sort((a, b) => a.value - b.value);
  const groups: { members: typeof order; middle: number }[] = [];
  for (const one of order) {
    let group = { members: [one], middle: one.value };
    for (let below = groups.at(-1); below !== undefined; below = groups.at(-1)) {
      const reach = ((below.members.length + group.members.length) * gap) / 2;
      if (group.middle - below.middle >= reach) break;
      groups.pop();
      const members = [...below.members, ...group.members];
      const middle = members.reduce((sum, { value }) => sum + value, 0) / members.length;
      group = { members, middle };
    }
    groups.push(group);
  }
  const heights = new Map(
    groups.flatMap(({ members, middle }) =>
      members.map(({ at }, place): [number, number] => [
        at,
        middle + (place - (members.length - 1) / 2) * gap,
      ]),
    ),
  );
  return values.map((value, at) => heights.get(at) ?? value);
}

/** Each point of a trial once more in the gutter, with its name: there it hides no course. */
function trialAnnotations({ spec, theme, layout }: Drawing): Annotations {
  const { to } = axisDays(spec);
  const arms = trialsOf(spec).flatMap((trial, at) =>
    (['active', 'placebo'] as const).map((arm) => ({
      key: `${trial.id}-${arm}`,
      arm,
      mark: trialMarks[at],
      day: dayOfTrial(spec, trial),
      value: trial[arm].percentOfBaseline,
      author: trial.shortName.replace(/ \d{4}$/, '').replace(/ & .*/, ''),
    })),
  );
  const heights = stackedHeights(
    arms.map(({ value }) => value),
    linePx * valuePerPx(spec, layout),
  );
  return Object.fromEntries(
    arms.flatMap(({ key, arm, mark, value, author }, at): [string, Annotation][] => {
      const isActive = arm === 'active';
      const yValue = heights[at] ?? value;
      const rounded = `${Math.round(value)} %`;
      const shape: Annotation = {
        type: 'point',
        yScaleID: 'y',
        xValue: to,
        yValue,
        xAdjust: gutterMarkPx,
        pointStyle: mark?.pointStyle ?? 'circle',
        rotation: mark?.rotation ?? 0,
        radius: Math.min(mark?.radius ?? 5, 5.5),
        backgroundColor: isActive ? theme.ink : theme.surface,
        borderColor: isActive ? theme.ink : theme.inkSoft,
        borderWidth: 1.4,
        isOverData: true,
      };
      const name: Annotation = {
        type: 'label',
        content: layout.isNarrow
          ? `${author.slice(0, 4)}. ${Math.round(value)}`
          : `${author} ${rounded}, ${arm}`,
        yScaleID: 'y',
        xValue: to,
        yValue,
        position: { x: 'start', y: 'center' },
        xAdjust: gutterTextPx - (layout.isNarrow ? 5 : 0),
        color: theme.inkSoft,
        font: { family: theme.fontFamily, size: layout.fontPx - 0.5 },
      };
      return [
        [`trial-${key}`, shape],
        [`trial-${key}-name`, name],
      ];
    }),
  );
}

/** The words beside what the patient is compared with. */
export function referenceAnnotations(drawing: Drawing, env: ChartEnvironment): Annotations {
  return {
    ...(isShown(env, 'comparison') ? comparisonAnnotations(drawing) : {}),
    ...(isShown(env, 'trials') ? trialAnnotations(drawing) : {}),
  };
}
