import { subjectWords } from './audit-words';

describe('what an event was done to', () => {
  it.each([
    ['an injection session', ['patient'], 'Injection session'],
    ['the session of a browser', [], 'Browser session'],
  ])('is %s', (_, patientIds, what) => {
    const event = { subjectType: 'session', subjectId: 'a1', patientIds };
    expect(subjectWords(event, () => null)).toEqual({ what, id: 'a1' });
  });

  it('is somebody by name, a record by its kind, a patient without the id that the link has', () => {
    const nameOf = (id: string) => (id === 'mia' ? 'Mia' : null);
    const on = (subjectType: string, subjectId: string, patientIds: string[] = []) =>
      subjectWords({ subjectType, subjectId, patientIds }, nameOf);
    expect(on('staff', 'mia')).toEqual({ what: 'Mia', id: null });
    expect(on('saved-report', 'r1')).toEqual({ what: 'Saved report', id: 'r1' });
    expect(on('patient', 'p1', ['p1'])).toEqual({ what: 'Patient', id: null });
    expect(subjectWords({ subjectType: null, subjectId: null, patientIds: [] }, nameOf)).toBeNull();
  });
});
