import { findBaseline } from '@glabella/domain/outcomes';
import { scoreAnswers, totalOf } from '@glabella/domain/instruments';
import {
  adverseEventFaults,
  frownRatingFaults,
  isOpenEvent,
  isSeriousEvent,
  lifeEventFaults,
  medicationFaults,
  priorTreatmentFaults,
  resistanceStaging,
} from '@glabella/domain/treatment';
import { addDays, compareDates } from '@glabella/domain/values';
import { archetypes } from './archetypes';
import { generatePatients, generatePractice } from './generate';
import type { SyntheticRecord } from './history';
import { instrumentOrThrow } from './instruments';

const options = { seed: 'spec', today: '2026-11-23', patientCount: 60 };
const patients = [...generatePatients(options)];

describe('the synthetic practice', () => {
  it('is the same for the same seed and day, and another for another seed', () => {
    expect([...generatePatients(options)]).toEqual(patients);
    expect([...generatePatients({ ...options, seed: 'other' })]).not.toEqual(patients);
    expect(generatePractice(options)).toEqual(generatePractice(options));
  });

  it('makes patient 7 alike in a small and in a large practice', () => {
    expect([...generatePatients({ ...options, patientCount: 8 })][7]).toEqual(patients[7]);
  });

  it('shows every archetype, visibly made up by its record number', () => {
    expect(new Set(patients.map(({ archetype }) => archetype))).toEqual(new Set(archetypes));
    for (const { facts } of patients) expect(facts.mrn).toMatch(/^DEMO-\d{4}$/);
  });

  it('spreads over two years', () => {
    const days = patients.flatMap((p) => p.sessions.map((s) => s.performedOn)).sort(compareDates);
    expect(compareDates(days[0] ?? '', addDays(options.today, -600))).toBeLessThan(0);
    expect(compareDates(days.at(-1) ?? '', options.today)).toBeLessThanOrEqual(0);
  });

  it('records nothing after today and no score that its answers do not give', () => {
    const phq9 = instrumentOrThrow('phq9');
    for (const { assessments } of patients) {
      for (const { assessedOn, answers, score } of assessments) {
        expect(compareDates(assessedOn, options.today)).toBeLessThanOrEqual(0);
        expect(score).toEqual(scoreAnswers(phq9, answers));
      }
    }
  });

  it('gives every injected patient a baseline in the window', () => {
    for (const { sessions, assessments } of patients) {
      const first = sessions[0];
      if (!first) continue;
      const points = assessments.map((assessment) => ({
        id: assessment.id,
        on: assessment.assessedOn,
        total: totalOf(assessment.score),
        status: assessment.score.status,
        recordedAt: assessment.recordedAt,
      }));
      expect(findBaseline(points, first.performedOn)).not.toBeNull();
    }
  });

  it('leaves an item 9 follow-up open in the patient who is there to show it, and in no other', () => {
    for (const { archetype, followUps } of patients) {
      const open = followUps.filter(({ closed }) => closed === null);
      expect(open.length).toBe(archetype === 'open-item-9' ? 1 : 0);
    }
  });

  it('has prorated scores, several cycles and courses that ended', () => {
    expect(patients.some((p) => p.assessments.some((a) => a.score.status === 'prorated'))).toBe(
      true,
    );
    expect(patients.some((p) => p.sessions.length >= 5)).toBe(true);
    expect(patients.filter((p) => p.course?.end).length).toBeGreaterThan(2);
  });

  it('has adverse events that could have been recorded so, resolved and open, serious and not', () => {
    const latest = patients.flatMap(({ facts, sessions, adverseEvents }) =>
      adverseEvents.flatMap(({ sessionId, versions }) => {
        const sessionOn = sessions.find(({ id }) => id === sessionId)?.performedOn ?? null;
        expect(sessionOn).not.toBeNull();
        for (const version of versions) {
          const { birthDate } = facts;
          const today = version.recordedAt.slice(0, 10);
          expect(adverseEventFaults(version.facts, { today, birthDate, sessionOn })).toEqual([]);
          expect(compareDates(today, options.today)).toBeLessThan(0);
        }
        const times = versions.map(({ recordedAt }) => recordedAt);
        expect(times).toEqual([...times].sort());
        return versions.slice(-1);
      }),
    );
    const kinds = latest.map(({ facts }) => `${isOpenEvent(facts)} ${isSeriousEvent(facts)}`);
    expect(new Set(kinds).size).toBeGreaterThan(2);
    expect(latest.length).toBeLessThan(patients.length / 4);
  });

  it('has histories that could have been recorded so, some of them resistant, some not taken', () => {
    const staged = new Set<string>();
    for (const { facts, course, sessions, history } of patients) {
      const { birthDate } = facts;
      const checked = <Facts>(
        records: readonly SyntheticRecord<Facts>[],
        faults: (facts: Facts, context: { today: string; birthDate: string }) => readonly unknown[],
      ): void => {
        for (const { recordedAt, facts } of records.flatMap(({ versions }) => versions)) {
          const today = recordedAt.slice(0, 10);
          expect(faults(facts, { today, birthDate })).toEqual([]);
          expect(compareDates(today, options.today)).toBeLessThan(0);
        }
      };
      checked(history.priorTreatments, priorTreatmentFaults);
      checked(history.medications, medicationFaults);
      checked(history.frownRatings, frownRatingFaults);
      checked(history.lifeEvents, lifeEventFaults);
      if (!course) continue;
      const asOf = sessions[0]?.performedOn ?? options.today;
      const treatments = history.priorTreatments.flatMap(({ versions }) =>
        versions.slice(-1).map((version) => version.facts),
      );
      const { stage } = resistanceStaging(treatments, { ...course, asOf }).maudsley;
      staged.add(stage.state === 'computed' ? stage.value.band : stage.state);
    }
    expect(staged).toEqual(new Set(['mild', 'moderate', 'not-computable']));
    const ratings = patients.flatMap(({ history }) => history.frownRatings);
    expect(ratings.length).toBeGreaterThan(patients.length);
    const doses = patients.flatMap(({ history }) => history.medications.flatMap((m) => m.versions));
    expect(doses.some((version) => version.facts.steps.length > 1)).toBe(true);
    expect(doses.some((version) => version.facts.stoppedOn !== null)).toBe(true);
    const lived = patients.flatMap(({ history }) => history.lifeEvents.flatMap((l) => l.versions));
    expect(new Set(lived.map((version) => version.facts.kind)).size).toBeGreaterThan(3);
    expect(new Set(lived.map((version) => version.facts.happenedOn.length))).toEqual(
      new Set([7, 10]),
    );
    expect(lived.length).toBeLessThan(patients.length);
  });
});
