import {
  findInstrument,
  findSeverityBand,
  scoreAnswers,
  totalOf,
} from '@glabella/domain/instruments';
import { generatePatients } from './generate';

const options = { seed: 'measures', patientCount: 30, today: '2026-11-28' };
const patients = [...generatePatients(options)];
const measures = patients.flatMap((patient) => patient.measures);

describe('the other measures of made-up patients', () => {
  it('are there for GAD-7, every total and the check-in', () => {
    const kinds = new Set(measures.map(({ instrumentId }) => instrumentId));
    expect([...kinds].sort()).toEqual(['bdi2', 'check-in', 'gad7', 'hamd17', 'madrs', 'qids-sr16']);
  });

  it('are what their instrument allows, on days of the PHQ-9', () => {
    for (const { measures: own, assessments } of patients) {
      const days = new Set(assessments.map(({ assessedOn }) => assessedOn));
      for (const { instrumentId, answers, total, scoreStatus, assessedOn } of own) {
        const instrument = findInstrument(instrumentId);
        if (!instrument) throw new Error(instrumentId);
        expect(days.has(assessedOn)).toBe(true);
        if (answers === null) expect(findSeverityBand(instrument, total ?? -1)).not.toBeNull();
        else {
          const score = scoreAnswers(instrument, answers);
          expect([score.status, totalOf(score)]).toEqual([scoreStatus, total]);
        }
      }
    }
  });

  it('are the same for the same seed, and leave the PHQ-9 as it was', () => {
    expect([...generatePatients(options)]).toEqual(patients);
    const few = [...generatePatients({ ...options, patientCount: 3 })];
    expect(few).toEqual(patients.slice(0, 3));
  });
});
