import * as fc from 'fast-check';
import { listedDrugs } from './antidepressants';
import { failurePoints, maudsleyWords } from './maudsley';
import type { PriorTreatmentFacts } from './prior-treatment';
import { resistanceStaging } from './staging';
import { stagingOfCourse, stratumOfCourse } from './staging-of-course';
import { resistanceStratumIds, stratumOf } from './strata';
import { ectOf, episodeOf, trialOf } from './testing/treatment-of';
import { thaseRushOf, thaseRushWords } from './thase-rush';

const venlafaxine = trialOf({ drugId: 'venlafaxine', maximumDose: 150 });
const mirtazapine = trialOf({ drugId: 'mirtazapine', maximumDose: 30 });
const imipramine = trialOf({ drugId: 'imipramine', maximumDose: 200 });
const phenelzine = trialOf({ drugId: 'phenelzine', maximumDose: 60 });
const lithium = trialOf({ drugId: 'lithium', maximumDose: 800, outcome: 'partial' });

const valueOf = (treatments: readonly PriorTreatmentFacts[], episode = episodeOf()) =>
  resistanceStaging(treatments, episode);

describe('failed adequate trials', () => {
  it('are none where nothing failed, one or more where something did, each drug once', () => {
    expect(valueOf([trialOf({ outcome: 'response' })]).failedTrials).toEqual({
      state: 'computed',
      value: 0,
    });
    expect(valueOf([trialOf()]).failedTrials).toMatchObject({ value: 1 });
    expect(valueOf([trialOf(), trialOf({ maximumDose: 200 })]).failedTrials).toMatchObject({
      value: 1,
    });
    expect(valueOf([trialOf(), venlafaxine]).failedTrials).toMatchObject({ value: 2 });
  });

  it('make a depression resistant from the second one on', () => {
    expect(valueOf([trialOf()]).isResistant).toEqual({ state: 'computed', value: false });
    expect(valueOf([trialOf(), venlafaxine]).isResistant).toEqual({
      state: 'computed',
      value: true,
    });
  });

  it('are not known where nothing is recorded: nobody is taken for untreated', () => {
    const { failedTrials, isResistant, maudsley, thaseRush } = valueOf([]);
    for (const value of [failedTrials, isResistant, maudsley.stage, thaseRush.stage]) {
      expect(value).toEqual({
        state: 'not-computable',
        missing: ['no treatment before toxin is recorded'],
      });
    }
  });

  it('leave out what ended before the episode and what began after the first injection', () => {
    const earlier = trialOf({ startedOn: '2023', stoppedOn: '2024-12-31' });
    const later = trialOf({ startedOn: '2026-03-01', stoppedOn: null, isOngoing: true });
    expect(valueOf([earlier, later]).failedTrials).toMatchObject({ value: 0 });
    const into = trialOf({ startedOn: '2023', stoppedOn: '2025-01-01' });
    expect(valueOf([into]).failedTrials).toMatchObject({ value: 1 });
  });

  it('stay open where a year does not say whether the episode had begun', () => {
    const { failedTrials } = valueOf([trialOf({ startedOn: '2024', stoppedOn: '2025' })], {
      ...episodeOf(),
      episodeStartedOn: '2025-03-01',
    });
    expect(failedTrials).toEqual({
      state: 'not-computable',
      missing: ['sertraline: its dates do not say whether it belongs to this episode'],
    });
  });
});

describe('the Maudsley stage', () => {
  it.each([
    ['2025-03-01', 1, '12 months'],
    ['2025-02-28', 2, 'over 12 months'],
    ['2025-01-01', 2, '14 months'],
    ['2024-03-01', 2, '24 months'],
    ['2024-02-29', 3, 'over 24 months'],
    ['2026-03-01', 1, '0 months'],
    ['2026-02-01', 1, '1 month'],
  ])('counts an episode since %s as %i points of duration: %s', (start, points, text) => {
    const episode = episodeOf({ episodeStartedOn: start });
    const [line] = valueOf([trialOf()], episode).maudsley.lines;
    expect(line).toEqual({ label: 'Duration of the episode', text, points });
  });

  it.each([
    ['F32.4', 'no', 1],
    ['F33.41', 'no', 1],
    ['F32.0', 'no', 2],
    ['F33.0', 'unknown', 2],
    ['F32.1', 'no', 3],
    ['F33.2', 'unknown', 4],
    ['F33.3', 'yes', 5],
    ['F33.3', 'unknown', 5],
    ['F33.3', 'no', null],
    ['F33.2', 'yes', null],
    ['F33.9', 'no', null],
    ['F34.1', 'no', null],
    ['F32.5', 'no', null],
  ] as const)(
    'reads the severity of %s with psychosis %s as %p',
    (diagnosisCode, psychosis, points) => {
      const { lines } = valueOf([trialOf()], episodeOf({ diagnosisCode, psychosis })).maudsley;
      expect(lines[1]?.points).toBe(points);
    },
  );

  it.each([
    [0, null],
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 2],
    [5, 3],
    [6, 3],
    [7, 4],
    [10, 4],
    [11, 5],
    [40, 5],
  ])('counts %i failed antidepressants as %p points', (count, points) => {
    expect(failurePoints(count)).toBe(points);
  });

  it.each([
    [
      'lowest',
      [trialOf()],
      episodeOf({ episodeStartedOn: '2025-06-01', diagnosisCode: 'F32.4' }),
      3,
    ],
    ['example of this page', [trialOf(), venlafaxine], episodeOf(), 6],
    ['with augmentation', [trialOf(), venlafaxine, lithium], episodeOf(), 7],
    ['with ECT too', [trialOf(), venlafaxine, lithium, ectOf()], episodeOf(), 8],
    [
      'severe and long',
      [trialOf(), venlafaxine, mirtazapine, lithium, ectOf()],
      episodeOf({ episodeStartedOn: '2022-01-01', diagnosisCode: 'F33.3', psychosis: 'yes' }),
      12,
    ],
  ])('adds up: %s', (_, treatments, episode, points) => {
    expect(valueOf(treatments, episode).maudsley.stage).toMatchObject({ value: { points } });
  });

  it('reaches 15 at most, as published, and names the band at each edge', () => {
    const drugs = listedDrugs
      .filter(({ minimum }) => minimum !== null)
      .map(({ id, minimum }) => trialOf({ drugId: id, maximumDose: minimum?.mg ?? null }));
    const episode = episodeOf({
      episodeStartedOn: '2020-01-01',
      diagnosisCode: 'F33.3',
      psychosis: 'yes',
    });
    const full = valueOf([...drugs, lithium, ectOf()], episode);
    expect(maudsleyWords(full.maudsley)).toBe('15 of 15, severe');
    expect(maudsleyWords(valueOf([trialOf(), venlafaxine]).maudsley)).toBe('6 of 15, mild');
    expect(maudsleyWords(valueOf([trialOf(), venlafaxine, lithium]).maudsley)).toBe(
      '7 of 15, moderate',
    );
    const ten = episodeOf({
      episodeStartedOn: '2022-01-01',
      diagnosisCode: 'F33.3',
      psychosis: 'yes',
    });
    expect(maudsleyWords(valueOf([trialOf(), lithium], ten).maudsley)).toBe('10 of 15, moderate');
    expect(maudsleyWords(valueOf([trialOf(), lithium, ectOf()], ten).maudsley)).toBe(
      '11 of 15, severe',
    );
  });

  it('says what is missing instead of guessing', () => {
    const words = (treatments: PriorTreatmentFacts[], episode = episodeOf()) =>
      maudsleyWords(valueOf(treatments, episode).maudsley);
    expect(words([trialOf()], episodeOf({ episodeStartedOn: null }))).toBe(
      'not computable: episode start is missing',
    );
    expect(words([trialOf({ outcome: 'unknown' })])).toBe(
      'not computable: sertraline: outcome not known',
    );
    expect(words([trialOf({ maximumDose: null, doseUnit: null })])).toBe(
      'not computable: sertraline: dose not known, minimum 50 mg',
    );
    expect(words([trialOf({ outcome: 'response' })])).toBe(
      'not computable: no adequate trial failed: the method begins with one',
    );
    expect(words([trialOf()], episodeOf({ episodeStartedOn: '2026-04-01' }))).toMatch(
      /the episode starts after this day/,
    );
    expect(words([trialOf(), ectOf({ startedOn: null, stoppedOn: null })])).toBe(
      'not computable: Electroconvulsive therapy, bilateral: not known whether in this episode',
    );
  });

  it('stands where what is missing could not change it', () => {
    const open = trialOf({ drugId: 'citalopram', maximumDose: 20, outcome: 'unknown' });
    const { maudsley, failedTrials } = valueOf([trialOf(), open]);
    expect(failedTrials.state).toBe('not-computable');
    expect(maudsleyWords(maudsley)).toBe('6 of 15, mild');
  });
});

describe('the Thase-Rush stage', () => {
  const stageOf = (...treatments: PriorTreatmentFacts[]) =>
    thaseRushWords(valueOf(treatments).thaseRush);

  it('follows the published steps', () => {
    expect(stageOf(trialOf({ outcome: 'response' }))).toBe('stage 0');
    expect(stageOf(trialOf())).toBe('stage I');
    expect(stageOf(trialOf(), trialOf({ drugId: 'citalopram' }))).toBe('stage I');
    expect(stageOf(trialOf(), venlafaxine)).toBe('stage II');
    expect(stageOf(trialOf(), imipramine)).toBe('stage II');
    expect(stageOf(trialOf(), venlafaxine, imipramine)).toBe('stage III');
    expect(stageOf(trialOf(), venlafaxine, phenelzine)).toBe('stage II');
    expect(stageOf(trialOf(), imipramine, phenelzine)).toBe('stage III');
    expect(stageOf(trialOf(), venlafaxine, imipramine, phenelzine)).toBe('stage IV');
    expect(stageOf(trialOf(), venlafaxine, imipramine, phenelzine, ectOf())).toBe('stage V');
  });

  it('counts bilateral ECT that failed alone, and ECT after stage IV alone', () => {
    const four = [trialOf(), venlafaxine, imipramine, phenelzine];
    expect(stageOf(...four, ectOf({ electrodes: 'unilateral' }))).toBe('stage IV');
    expect(stageOf(...four, ectOf({ outcome: 'response' }))).toBe('stage IV');
    expect(stageOf(trialOf(), ectOf())).toBe('stage I');
    expect(stageOf(...four, ectOf({ electrodes: 'unknown' }))).toBe(
      'not computable: ECT: placement, outcome or dates are not known',
    );
    expect(stageOf(trialOf(), ectOf({ electrodes: 'unknown' }))).toBe('stage I');
  });

  it('names the classes that failed', () => {
    const { lines } = valueOf([
      trialOf(),
      venlafaxine,
      trialOf({ drugId: 'citalopram' }),
    ]).thaseRush;
    expect(lines[0]?.text).toBe('SSRI (citalopram, sertraline), SNRI (venlafaxine)');
  });

  it('is 0 without a class', () => {
    expect(thaseRushOf(new Set(), true)).toBe(0);
  });
});

const outcome = fc.constantFrom('none', 'partial', 'response', 'intolerant', 'unknown' as const);
const trials: fc.Arbitrary<PriorTreatmentFacts> = fc
  .record({
    drugId: fc.constantFrom(...listedDrugs.map(({ id }) => id)),
    maximumDose: fc.option(fc.integer({ min: 5, max: 300 })),
    weeksAtDose: fc.option(fc.integer({ min: 0, max: 12 })),
    isDoseAdequate: fc.option(fc.boolean()),
    adherence: fc.constantFrom('taken', 'often-missed', 'unknown' as const),
    outcome,
    startedOn: fc.option(fc.constantFrom('2023', '2024', '2025', '2025-04', '2026')),
    stoppedOn: fc.option(fc.constantFrom('2024-12', '2025', '2025-06-01')),
  })
  .map((facts) => trialOf(facts as Partial<PriorTreatmentFacts>));
const priorTreatments = fc.oneof(trials, fc.constant(ectOf()));

describe('staging as a whole', () => {
  const treatments = fc.array(priorTreatments, { maxLength: 8 });

  it('does not depend on the order of the treatments', () => {
    fc.assert(
      fc.property(
        treatments.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          const values = [list, shuffled].map((one) => {
            const { failedTrials, isResistant, maudsley, thaseRush } = valueOf(one);
            return [failedTrials, isResistant, maudsley.stage, thaseRush.stage].map((value) =>
              value.state === 'computed' ? value.value : value.missing.toSorted(),
            );
          });
          expect(values[0]).toEqual(values[1]);
        },
      ),
    );
  });

  it('never falls when an adequate trial that failed is added', () => {
    const failing = fc
      .constantFrom(...listedDrugs.filter(({ minimum }) => minimum !== null))
      .map(({ id, minimum }) => trialOf({ drugId: id, maximumDose: minimum?.mg ?? null }));
    fc.assert(
      fc.property(treatments, failing, (list, added) => {
        const [before, after] = [valueOf(list), valueOf([...list, added])];
        const read = ({ maudsley, thaseRush, failedTrials }: typeof before) => [
          maudsley.stage.state === 'computed' ? maudsley.stage.value.points : null,
          thaseRush.stage.state === 'computed' ? thaseRush.stage.value : null,
          failedTrials.state === 'computed' ? failedTrials.value : null,
        ];
        const [was, is] = [read(before), read(after)];
        was.forEach((value, at) => {
          const next = is[at] ?? null;
          if (value !== null && next !== null) expect(next).toBeGreaterThanOrEqual(value);
        });
      }),
    );
  });
});

describe('the stratum of a course', () => {
  it.each([
    ['mild', [trialOf()]],
    ['moderate', [trialOf(), venlafaxine, lithium]],
    ['not-computable', []],
    ['not-computable', [trialOf({ outcome: 'unknown' })]],
  ] as const)('is %s', (stratum, treatments) => {
    expect(stratumOf(valueOf(treatments))).toBe(stratum);
    expect(resistanceStratumIds).toContain(stratum);
  });
});

describe('the stage of a course', () => {
  const { asOf, ...episode } = episodeOf();

  it('has the stratum that is asked for by itself', () => {
    const day = fc.constantFrom(null, '2024-06-30', '2025-12-01', '2026-03-01');
    const status = fc.constantFrom('recorded', 'voided' as const);
    const kept = fc.array(
      fc.tuple(priorTreatments, status).map(([facts, is]) => ({ ...facts, status: is })),
    );
    fc.assert(
      fc.property(kept, day, day, (treatments, firstInjectionOn, episodeStartedOn) => {
        const course = { ...episode, episodeStartedOn, firstInjectionOn };
        expect(stratumOfCourse(treatments, course, asOf)).toBe(
          stratumOf(stagingOfCourse(treatments, course, asOf)),
        );
      }),
    );
  });

  it('is that of the first injection, of today before it, without what was voided', () => {
    const treatments = [
      { ...trialOf(), status: 'recorded' as const },
      { ...venlafaxine, status: 'voided' as const },
    ];
    const at = (firstInjectionOn: string | null) =>
      stagingOfCourse(treatments, { ...episode, firstInjectionOn }, asOf).maudsley.lines[0]?.text;
    expect(at(null)).toBe('14 months');
    expect(at('2025-12-01')).toBe('11 months');
    const { failedTrials } = stagingOfCourse(
      treatments,
      { ...episode, firstInjectionOn: null },
      asOf,
    );
    expect(failedTrials).toMatchObject({ value: 1 });
  });
});
