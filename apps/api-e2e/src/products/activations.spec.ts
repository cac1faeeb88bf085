import {
  productActivationListSchema,
  type ProductActivationChange,
  type SessionDraftBody,
} from '@glabella/contracts';
import { labelCheckIds } from '@glabella/domain/treatment';
import { useApi } from '../support/running-api';
import { acknowledged, reasoned, TestClinic } from '../support/test-clinic';

const checks = labelCheckIds.map((id) => ({
  id,
  read: `Synthetic ${id}.`,
  where: 'Synthetic label, section 2',
}));
const path = '/api/v1/practice/products';

describe('the products of a practice', () => {
  const api = useApi();
  let clinic: TestClinic;

  beforeEach(async () => {
    clinic = await TestClinic.open(api());
  });

  const activating: ProductActivationChange = {
    isActive: true,
    checks,
    useWithinHours: 24,
    reason: null,
  };
  const change = (
    productId: string,
    body: Partial<ProductActivationChange> = {},
    version = 0,
    client = clinic.psychiatrist,
  ) => client.put(`${path}/${productId}`, { ...activating, ...body }, { version });
  const switchOff = (productId: string, version = 0) =>
    change(
      productId,
      { isActive: false, checks: [], useWithinHours: null, reason: 'Synthetic reason.' },
      version,
    );

  const standing = async (productId: string) => {
    const { rows } = (await clinic.clinician.get(path)).as(productActivationListSchema);
    return rows.find((row) => row.productId === productId);
  };

  /** Signs a session with a product; answers what is open, or 'signed'. */
  async function sign(productId: string, facts: Partial<SessionDraftBody> = {}) {
    const courseId = await clinic.createCourse(await clinic.createPatient());
    const draft = await clinic.createDraft(courseId);
    const answers = ['baseline-missing', 'product-not-protocol', 'dilution-differs'];
    const body = clinic.completeBody(draft, {
      productId,
      vialUnits: productId === 'abobotulinumtoxinA' ? 300 : 100,
      contraindications: {
        'pregnancy-breastfeeding': 'no',
        'neuromuscular-disease': 'no',
        'infection-at-site': 'no',
        hypersensitivity: 'no',
        'cows-milk-allergy': 'no',
      },
      checkAnswers: [...answers.map(acknowledged), reasoned('product-inactive')],
      ...facts,
    });
    const answer = await clinic.sign(await clinic.saveDraft(draft, body));
    if (answer.status === 201) return 'signed';
    const { issues } = answer.json() as { issues: { path: string }[] };
    return issues.map((issue) => issue.path);
  }

  it('sign no session while their label is not checked, whatever the draft says', async () => {
    expect(await sign('abobotulinumtoxinA')).toContain('checks.product-inactive');
  });

  it('sign once a psychiatrist has completed the label check, with name, time and what was read', async () => {
    for (const client of [clinic.clinician, clinic.administrator]) {
      expect((await change('abobotulinumtoxinA', {}, 0, client)).status).toBe(403);
    }
    expect((await change('abobotulinumtoxinA')).status).toBe(200);
    expect(await standing('abobotulinumtoxinA')).toMatchObject({
      version: 1,
      isActive: true,
      versions: [
        {
          checks,
          author: { displayName: 'Dr. Synthetic One' },
          recordedAt: '2026-04-23T08:30:00.000Z',
        },
      ],
    });
    expect(await sign('abobotulinumtoxinA')).not.toContain('checks.product-inactive');
  });

  it('are switched off with a reason, the shipped one too, and every version stays', async () => {
    expect(await sign('onabotulinumtoxinA')).toBe('signed');
    expect((await switchOff('onabotulinumtoxinA')).status).toBe(200);
    expect(await sign('onabotulinumtoxinA')).toContain('checks.product-inactive');
    expect((await change('onabotulinumtoxinA', {}, 1)).status).toBe(200);
    expect(await sign('onabotulinumtoxinA')).toBe('signed');
    const { versions } = (await standing('onabotulinumtoxinA')) ?? {};
    expect(versions?.map(({ isActive, reason }) => [isActive, reason])).toEqual([
      [true, null],
      [false, 'Synthetic reason.'],
    ]);
  });

  it.each<[string, Partial<ProductActivationChange>, number]>([
    ['with a check left out', { checks: checks.slice(1) }, 400],
    ['with a check twice', { checks: [...checks.slice(1), ...checks.slice(1, 2)] }, 400],
    ['off without a reason', { isActive: false, checks: [], useWithinHours: null }, 400],
    ['off with hours', { isActive: false, checks: [], reason: 'Synthetic.' }, 400],
    ['without the hours of the use-by', { useWithinHours: null }, 422],
    ['with more hours than the label that is stored', { useWithinHours: 25 }, 422],
    ['with hours that no label has', { useWithinHours: 721 }, 400],
  ])('are not changed %s', async (_, body, status) => {
    expect((await change('incobotulinumtoxinA', body)).status).toBe(status);
    expect(await standing('incobotulinumtoxinA')).toMatchObject({ version: 0, isActive: false });
  });

  it('are used within the hours of the practice’s own label check, like the shipped one', async () => {
    await change('abobotulinumtoxinA', { useWithinHours: 4 });
    const injectedAt = '2026-04-23T08:30:00.000Z';
    const late = { injectedAt: null, reconstitutedAt: '2026-04-23T04:29:59.000Z' };
    expect(await sign('abobotulinumtoxinA', late)).toContain('checks.past-use-by');
    const given = { injectedAt, reconstitutedAt: '2026-04-23T04:29:59.000Z' };
    expect(await sign('abobotulinumtoxinA', given)).toContain('checks.past-use-by');
    const inTime = { injectedAt, reconstitutedAt: '2026-04-23T04:30:00.000Z' };
    const open = await sign('abobotulinumtoxinA', inTime);
    expect(open).not.toContain('checks.past-use-by');
    expect(open).not.toContain('checks.use-by-not-stored');
  });

  it('are changed over the version that was read', async () => {
    expect((await change('incobotulinumtoxinA')).status).toBe(200);
    expect((await switchOff('incobotulinumtoxinA', 0)).status).toBe(412);
    expect((await clinic.psychiatrist.put(`${path}/none`, activating, { version: 0 })).status).toBe(
      400,
    );
  });
});
