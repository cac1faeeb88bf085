import { hdss } from '@glabella/domain/instruments';
import { axillaryHyperhidrosis, glabellarDepression } from '@glabella/domain/treatment';
import { courseOf, phq9On, recordOf } from '../testing/record-of';
import { courseStanding, plainMeasure } from './course-standing';

const protocols = [glabellarDepression, axillaryHyperhidrosis];
const axilla = courseOf({ protocolId: axillaryHyperhidrosis.id });

const madrs = { ...glabellarDepression, id: 'by-madrs', instruments: ['madrs'] };
const byMadrs = courseOf({ protocolId: madrs.id });

describe('what a record is looked at by where nobody chose', () => {
  it.each([
    ['the PHQ-9 without a course', recordOf(), 'phq9'],
    ['the PHQ-9 for depression', recordOf({ courses: [courseOf()] }), 'phq9'],
    ['the HDSS for the axillae', recordOf({ courses: [axilla], protocols }), 'hdss'],
    [
      'the HDSS for the axillae, though a PHQ-9 was recorded',
      recordOf({ courses: [axilla], protocols, assessments: [phq9On(0, 12)] }),
      'hdss',
    ],
    [
      'the PHQ-9 where one was recorded, though the mood is followed by another',
      recordOf({ courses: [byMadrs], protocols: [madrs], assessments: [phq9On(0, 12)] }),
      'phq9',
    ],
    [
      'that other one where the PHQ-9 was voided',
      recordOf({
        courses: [byMadrs],
        protocols: [madrs],
        assessments: [phq9On(0, 12, { status: 'voided' })],
      }),
      'madrs',
    ],
  ])('is %s', (_, record, id) => {
    expect(plainMeasure(record).id).toBe(id);
  });

  it('stands by the response rule of the version that the course keeps', () => {
    const one = {
      ...axillaryHyperhidrosis,
      responseRule: { kind: 'grade-fall', instrument: 'hdss', grades: 1 } as const,
    };
    const record = recordOf({ courses: [axilla], protocols: [one] });
    const { thresholds } = courseStanding(record, hdss);
    expect(thresholds.instruments['hdss']?.responseGrades?.value).toBe(1);
  });
});
