import type { RecordedTreatment } from '@glabella/domain/treatment';
import { course, dayZero, onDay, recordOf, sessionOn } from '../testing/chart-record-of';
import { type StagedRecord, stagingOfRecord, stagingSummary } from './resistance-words';

const failed = (drugId: string): RecordedTreatment => ({
  status: 'recorded',
  kind: 'drug',
  drugId,
  otherName: null,
  otherClass: null,
  startedOn: '2025-04',
  stoppedOn: '2025-09',
  isOngoing: false,
  maximumDose: 150,
  doseUnit: 'mg',
  weeksAtDose: 6,
  isDoseAdequate: null,
  sessionCount: null,
  electrodes: null,
  adherence: 'taken',
  outcome: 'none',
  reasonStopped: null,
  sideEffects: null,
  augmentationOfId: null,
  informationSource: 'patient',
});

function staged(facts: Partial<StagedRecord> = {}): StagedRecord {
  const { today, sessions } = recordOf([], [sessionOn(0)]);
  const episode = { episodeStartedOn: '2025-02-01', diagnosisCode: 'F33.1', psychosis: 'no' };
  return {
    today,
    sessions,
    courses: [{ ...course, ...episode } as StagedRecord['courses'][number]],
    priorTreatments: [failed('sertraline'), failed('venlafaxine')],
    ...facts,
  };
}

describe('the resistance of the current course in words', () => {
  it('speaks of the day of the first injection, of today before it', () => {
    expect(dayZero).toBe('2026-01-06');
    expect(stagingOfRecord(staged())?.asOf).toBe('on 6 Jan 2026, the day of the first injection');
    const before = stagingOfRecord(staged({ sessions: [], today: onDay(-3) }));
    expect(before?.asOf).toBe('on 3 Jan 2026, before the first injection');
    expect(stagingOfRecord(staged({ courses: [] }))).toBeNull();
  });

  it('says each stage in one line, and what is missing where one cannot be computed', () => {
    const lines = (facts: Partial<StagedRecord> = {}) => {
      const course = stagingOfRecord(staged(facts));
      return course ? stagingSummary(course.staging) : [];
    };
    expect(lines()).toEqual([
      'Resistant to treatment: yes, 2 failed adequate trials',
      'Maudsley: 5 of 15, mild',
      'Thase-Rush: stage II',
    ]);
    expect(lines({ priorTreatments: [failed('sertraline')] })[0]).toBe(
      'Resistant to treatment: no, 1 failed adequate trial',
    );
    expect(lines({ priorTreatments: [] })[0]).toBe(
      'Resistant to treatment: not computable: no treatment before toxin is recorded',
    );
  });
});
