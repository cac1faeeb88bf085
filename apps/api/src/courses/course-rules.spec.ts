import { glabellarDepression } from '@glabella/domain/treatment';
import {
  courseIssues,
  endingIssues,
  type CourseSetting,
  type EndingSetting,
  type StatedCourse,
  protocolMoveIssues,
} from './course-rules';

const setting: CourseSetting = {
  protocol: glabellarDepression,
  today: '2026-11-20',
  birthDate: '1984-03-12',
  staff: [
    { id: 'psychiatrist', displayName: 'P', roles: ['psychiatrist'] },
    { id: 'clinician', displayName: 'C', roles: ['clinician'] },
    { id: 'administrator', displayName: 'A', roles: ['administrator'] },
  ],
  namedBefore: [],
  firstInjectionOn: null,
  endedOn: null,
};

const course: StatedCourse = {
  diagnosisCode: 'F33.1',
  episodeStartedOn: '2026-05-01',
  psychosis: 'no',
  bipolar: 'unknown',
  responsibleId: 'psychiatrist',
  clinicianIds: ['clinician', 'psychiatrist'],
  startedOn: '2026-11-20',
};

const places = (stated: Partial<StatedCourse>, around: Partial<CourseSetting> = {}) =>
  courseIssues({ ...course, ...stated }, { ...setting, ...around }).map(({ path }) => path);

describe('what is stated of a course', () => {
  it.each<[string, Partial<StatedCourse>, Partial<CourseSetting>]>([
    ['as it should be', {}, {}],
    ['without clinicians', { clinicianIds: [] }, {}],
    ['with an unknown start of the episode', { episodeStartedOn: null }, {}],
    ['with an episode that starts on its first day', { episodeStartedOn: '2026-11-20' }, {}],
    ['with an episode since birth', { episodeStartedOn: '1984-03-12' }, {}],
    ['that starts on the day of birth', { startedOn: '1984-03-12', episodeStartedOn: null }, {}],
    ['that starts on the day of the first injection', {}, { firstInjectionOn: '2026-11-20' }],
    ['that starts on the day on which it ended', {}, { endedOn: '2026-11-20' }],
    [
      'with people who have left since it named them',
      { responsibleId: 'left', clinicianIds: ['gone'] },
      { namedBefore: ['left', 'gone'] },
    ],
  ])('is taken %s', (_, stated, around) => {
    expect(places(stated, around)).toEqual([]);
  });

  it.each<[string, string, Partial<StatedCourse>, Partial<CourseSetting>]>([
    ['an unknown protocol', 'protocolId', {}, { protocol: undefined }],
    ['a diagnosis outside the protocol', 'diagnosisCode', { diagnosisCode: 'F32.81' }, {}],
    ['a responsible clinician', 'responsibleId', { responsibleId: 'clinician' }, {}],
    ['a responsible stranger', 'responsibleId', { responsibleId: 'stranger' }, {}],
    [
      'a clinician who is none',
      'clinicianIds.1',
      { clinicianIds: ['clinician', 'administrator'] },
      {},
    ],
    ['a clinician twice', 'clinicianIds.1', { clinicianIds: ['clinician', 'clinician'] }, {}],
    ['a start tomorrow', 'startedOn', { startedOn: '2026-11-21' }, {}],
    ['a start before birth', 'startedOn', { startedOn: '1984-03-11', episodeStartedOn: null }, {}],
    ['a start after the first injection', 'startedOn', {}, { firstInjectionOn: '2026-11-19' }],
    ['a start after the end', 'startedOn', {}, { endedOn: '2026-11-19' }],
    [
      'an episode that starts after the course',
      'episodeStartedOn',
      { startedOn: '2026-11-19', episodeStartedOn: '2026-11-20' },
      {},
    ],
    ['an episode before birth', 'episodeStartedOn', { episodeStartedOn: '1984-03-11' }, {}],
  ])('is refused with %s, at %s', (_, path, stated, around) => {
    expect(places(stated, around)).toEqual([path]);
  });

  it('names everything that does not fit at once', () => {
    expect(places({ responsibleId: 'x', startedOn: '2027-01-01', diagnosisCode: 'Z00' })).toEqual([
      'diagnosisCode',
      'responsibleId',
      'startedOn',
    ]);
  });
});

describe('the end of a course', () => {
  const around: EndingSetting = {
    today: '2026-11-20',
    startedOn: '2026-01-05',
    lastInjectionOn: '2026-06-01',
  };
  const ending = { endedOn: '2026-06-01', endReason: 'remission' as const, note: null };

  it.each([
    ['on the day of the last injection', ending, around],
    ['today', { ...ending, endedOn: '2026-11-20' }, around],
    [
      'on its first day when nothing was injected',
      { ...ending, endedOn: '2026-01-05' },
      { ...around, lastInjectionOn: null },
    ],
    [
      'for another reason that is written',
      { ...ending, endReason: 'other' as const, note: 'x' },
      around,
    ],
  ])('is taken %s', (_, stated, setting) => {
    expect(endingIssues(stated, setting)).toEqual([]);
  });

  it.each([
    ['tomorrow', 'endedOn', { ...ending, endedOn: '2026-11-21' }, around],
    ['before the last injection', 'endedOn', { ...ending, endedOn: '2026-05-31' }, around],
    [
      'before its start',
      'endedOn',
      { ...ending, endedOn: '2026-01-04' },
      { ...around, lastInjectionOn: null },
    ],
    [
      'for another reason without a word',
      'note',
      { ...ending, endReason: 'other' as const },
      around,
    ],
  ])('is refused %s, at %s', (_, path, stated, setting) => {
    expect(endingIssues(stated, setting).map((found) => found.path)).toEqual([path]);
  });
});

describe('moving a course to another version of its protocol', () => {
  const running = { protocolVersion: 1, diagnosisCode: 'F33.1', endedOn: null };
  const second = { ...glabellarDepression, version: 2 };
  it.each([
    ['the next version', second, running, []],
    ['a version after that', { ...second, version: 3 }, running, []],
    ['a version that there is not', null, running, ['Choose a version that there is.']],
    ['the version that it keeps', glabellarDepression, running, ['Choose a newer version than 1.']],
    [
      'an older one',
      glabellarDepression,
      { ...running, protocolVersion: 2 },
      ['Choose a newer version than 2.'],
    ],
    [
      'an ended course',
      second,
      { ...running, endedOn: '2026-01-01' },
      ['The course has ended: it keeps its version.'],
    ],
    [
      'a version for other diagnoses',
      { ...second, diagnoses: [] },
      running,
      ['That version is not for the diagnosis F33.1.'],
    ],
  ])('to %s', (_, version, course, messages) => {
    const issues = protocolMoveIssues(version, course);
    expect(issues.map(({ message }) => message)).toEqual(messages);
    expect(issues.every(({ path }) => path === 'protocolVersion')).toBe(true);
  });
});
