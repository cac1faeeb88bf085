import { practiceAftercareSchema } from '@glabella/contracts';
import { everyPrecaution, shippedAftercare } from '@glabella/domain/treatment';
import { inPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import { acknowledged, TestClinic } from '../support/test-clinic';
import { exported, linesOf } from './export-steps';

jest.setTimeout(120_000);

describe('what an export says of a session', () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeEach(async () => {
    clinic = await TestClinic.open(api());
  });

  const newCourse = async () => clinic.createCourse(await clinic.createPatient());
  const acknowledging = (...codes: readonly string[]) => [
    ...['baseline-missing', 'phq9-missing', ...codes].map(acknowledged),
  ];

  /** What each session says in those columns, the same on each of its sites. */
  async function said(kind: 'identified' | 'pseudonymised', columns: readonly string[]) {
    const lines = linesOf(await exported(clinic.administrator, kind), 'injection_sites');
    return new Set(lines.map((line) => columns.map((name) => line[name] ?? 'no column').join('|')));
  }

  /** What versions from before may hold, which no form of today sends. */
  const rewrite = (sessionId: string, column: string, value: unknown) =>
    inPractice(api().database.ownerUrl, clinic.practice.id, (owner) =>
      owner.query(
        `UPDATE injection_session_version SET ${column} = ${column} || $2 WHERE session_id = $1`,
        [sessionId, JSON.stringify(value)],
      ),
    );

  describe('of the precautions', () => {
    const columns = ['precautions_present', 'precautions_not_known'] as const;

    it('is which were answered with yes and which were not known', async () => {
      const checks = ['precaution-dry-eye', 'precaution-eyelid-weakness'];
      await clinic.signedSession(await newCourse(), {
        precautions: {
          ...everyPrecaution('no'),
          'dry-eye': 'yes',
          'eyelid-weakness': 'yes',
          'cardiovascular-disease': 'not-known',
        },
        checkAnswers: acknowledging(...checks, 'precaution-cardiovascular-disease'),
      });
      const answered = new Set(['dry-eye eyelid-weakness|cardiovascular-disease']);
      expect(await said('identified', columns)).toEqual(answered);
      expect(await said('pseudonymised', columns)).toEqual(answered);
    });

    it.each([
      ['all answered with no', everyPrecaution('no'), 'none|none'],
      ['not asked', null, '|'],
      ['not asked, as a draft of today holds it', {}, '|'],
      [
        'listed as present, as before each was answered by itself',
        ['dry-eye', 'eyelid-weakness'],
        'dry-eye eyelid-weakness|',
      ],
      ['listed before, none of them as present', [], 'none|'],
    ])('is what the record can say of those that were %s', async (_, precautions, cells) => {
      const { id } = await clinic.signedSession(await newCourse());
      await rewrite(id, 'before_needle', { precautions });
      expect(await said('identified', columns)).toEqual(new Set([cells]));
    });
  });

  describe('of the aftercare', () => {
    const columns = [
      'aftercare_told',
      'aftercare_method',
      'aftercare_by',
      'aftercare_at',
      'aftercare_list_version',
    ] as const;

    it('is what was told, how, by whom, when and from which version of the list', async () => {
      const aftercareAt = '2026-04-23T10:20:00+02:00';
      await clinic.signedSession(await newCourse(), { aftercareAt });
      const told =
        'no-rubbing stay-upright no-exertion-heat-alcohol no-facial-treatment effect-review red-flags';
      expect(await said('identified', columns)).toEqual(
        new Set([`${told}|in-person-and-leaflet|Synthetic Nurse|2026-04-23T08:20:00.000Z|1`]),
      );
    });

    it('tells nothing told from nothing recorded', async () => {
      const nothing = { aftercareTold: [], aftercareMethod: null, aftercareById: null };
      const checkAnswers = acknowledging('aftercare-not-told');
      await clinic.signedSession(await newCourse(), { ...nothing, checkAnswers });
      expect(await said('identified', columns)).toEqual(new Set(['none||||1']));
      expect(await said('pseudonymised', columns)).toEqual(
        new Set(['none||no column|no column|1']),
      );
      const { id } = await clinic.signedSession(await newCourse());
      await rewrite(id, 'aftercare', { told: null, method: null, byId: null });
      expect(await said('identified', columns)).toEqual(new Set(['none||||1', '||||1']));
    });

    it('has a random code of the export for what the practice added itself, and for nothing else', async () => {
      const added = {
        id: null,
        kind: 'rule',
        short: 'no helmet',
        text: 'Do not wear a helmet',
        span: null,
        forEvery: false,
        isRetired: false,
        source: { label: 'Practice rule' },
      };
      const published = await clinic.administrator.put(
        '/api/v1/practice/aftercare',
        { instructions: [...shippedAftercare.instructions, added], reason: 'Synthetic reason.' },
        { version: 1 },
      );
      const { versions } = published.as(practiceAftercareSchema);
      const own = versions[0]?.instructions.find(({ short }) => short === added.short)?.id ?? '';
      await clinic.signedSession(await newCourse(), {
        aftercareTold: ['red-flags', own, 'no-rubbing'],
        checkAnswers: acknowledging('aftercare-not-told'),
      });
      expect(await said('identified', ['aftercare_told', 'aftercare_list_version'])).toEqual(
        new Set([`red-flags ${own} no-rubbing|2`]),
      );
      const [line = '', ...others] = await said('pseudonymised', columns);
      expect(others).toEqual([]);
      expect(line).toMatch(
        /^red-flags [0-9a-f]{24} no-rubbing\|in-person-and-leaflet\|no column\|no column\|2$/,
      );
      const [again] = await said('pseudonymised', columns);
      expect(again).not.toBe(line);
    });
  });
});
