import { defaultPracticeSettings, practiceSchema, type Practice } from '@glabella/contracts';
import { foundPractice, type FoundedPractice } from '../identity/founded-practice';
import { figure } from '../support/figure';
import { useApi } from '../support/running-api';

const path = '/api/v1/practice';

describe('the settings of a practice', () => {
  const api = useApi();
  let practice: FoundedPractice;
  beforeAll(async () => {
    practice = await foundPractice(api());
  });

  const client = () => practice.administrator.client;
  const read = async (): Promise<Practice> => (await client().get(path)).as(practiceSchema);
  const settingsOf = ({ name, timeZone, phone, safetyText, crisisLines, settings }: Practice) => ({
    name,
    timeZone,
    phone,
    safetyText,
    crisisLines,
    settings,
  });

  it('begin with a safety text that names no number, and no crisis line', async () => {
    const { safetyText, crisisLines, settings } = await read();
    expect(safetyText).not.toMatch(/\d/);
    expect(safetyText).toContain('settings of the practice');
    expect(crisisLines).toEqual([]);
    expect(settings).toEqual({
      careSites: [],
      keepsStock: false,
      followUpHours: 24,
      escalateTo: [],
      reportingBody: '',
      requiresSecondFactor: false,
    });
  });

  it('carry their version as an ETag, and a change moves it on', async () => {
    const before = await client().get(path);
    const { version } = before.as(practiceSchema);
    expect(before.headers.get('etag')).toBe(`"${version}"`);
    const body = { ...settingsOf(before.as(practiceSchema)), phone: '+1 555 0101' };
    const after = await client().put(path, body, { version });
    expect(after.headers.get('etag')).toBe(`"${version + 1}"`);
    expect((await read()).phone).toBe('+1 555 0101');
  });

  it.each([
    ['without a version', {}, 428, 'request.version_missing'],
    ['from an older version', { 'if-match': '"0"' }, 412, 'record.changed'],
    ['from a version yet to come', { 'if-match': '"999"' }, 412, 'record.changed'],
    ['from any version', { 'if-match': '*' }, 400, 'request.invalid'],
    ['from a weak version', { 'if-match': 'W/"1"' }, 400, 'request.invalid'],
    ['from a version without quotes', { 'if-match': '1' }, 400, 'request.invalid'],
    ['from two versions', { 'if-match': '"1", "2"' }, 400, 'request.invalid'],
    ['from a version beyond all', { 'if-match': '"99999999999"' }, 400, 'request.invalid'],
  ])('are not changed %s', async (_, headers: Record<string, string>, status, code) => {
    const before = await read();
    const body = { ...settingsOf(before), name: 'Changed' };
    const answer = await client().put(path, body, { headers });
    expect(answer.json()).toMatchObject({ status, code });
    expect(await read()).toEqual(before);
  });

  it('are changed by one of fifty who start from the same version', async () => {
    const before = await read();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        client().put(
          path,
          { ...settingsOf(before), name: `Practice ${index}` },
          { version: before.version },
        ),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    const count = (wanted: number) => statuses.filter((status) => status === wanted).length;
    figure(
      '50 changes from one version at once',
      `${count(200)} x 200, ${count(412)} x 412`,
      '1, 49',
    );
    expect(statuses).toEqual([200, ...Array.from({ length: 49 }, () => 412)]);
    expect((await read()).version).toBe(before.version + 1);
  });

  it('are to be compared, not refused, where somebody else added a site of care meanwhile', async () => {
    const before = await read();
    const { version, settings } = before;
    const careSites = [{ code: 'riverside', name: 'Riverside (synthetic)', isClosed: false }];
    const theirs = { ...settingsOf(before), settings: { ...settings, careSites } };
    expect((await client().put(path, theirs, { version })).status).toBe(200);
    const mine = { ...settingsOf(before), phone: '+1 555 0102' };
    const answer = await client().put(path, mine, { version });
    expect(answer.json()).toMatchObject({ status: 412, code: 'record.changed' });
    expect((await read()).settings.careSites).toEqual(careSites);
  });

  it('move the practice’s day with its time zone', async () => {
    const before = await read();
    const moved = await client().put(
      path,
      { ...settingsOf(before), timeZone: 'Pacific/Kiritimati' },
      { version: before.version },
    );
    api().clock.advance({ minutes: 120 });
    expect(moved.as(practiceSchema).today).toBe('2026-04-23');
    const signedIn = await practice.signIn(practice.administrator);
    expect((await signedIn.get(path)).as(practiceSchema).today).toBe('2026-04-24');
  });

  it.each([
    ['an unknown time zone', { timeZone: 'Europe/Nowhere' }],
    ['no name', { name: '  ' }],
    [
      'a follow-up time of no hours',
      { settings: { ...defaultPracticeSettings, followUpHours: 0 } },
    ],
    [
      'a follow-up time of more than a week',
      { settings: { ...defaultPracticeSettings, followUpHours: 169 } },
    ],
    ['an escalation to no id', { settings: { ...defaultPracticeSettings, escalateTo: ['x'] } }],
    ['a crisis line without a number', { crisisLines: [{ label: 'Line', phone: '' }] }],
  ])('do not take %s', async (_, change) => {
    const browser = await practice.signIn(practice.administrator);
    const before = (await browser.get(path)).as(practiceSchema);
    const body = { ...settingsOf(before), ...change };
    const answer = await browser.put(path, body, { version: before.version });
    expect(answer.json()).toMatchObject({ status: 400, code: 'request.invalid' });
  });
});

describe('the set-up of the first practice', () => {
  const api = useApi();
  const request = {
    practiceName: 'Synthetic test practice',
    timeZone: 'Europe/Berlin',
    phone: '+1 555 0100',
    displayName: 'Ada Synthetic',
    email: 'ada@lindenhof.example',
    password: 'copper lantern wades quietly',
  };
  const setUp = (body: unknown) => api().newClient().post('/api/v1/setup', body);
  const isNeeded = async () => (await api().newClient().get('/api/v1/setup')).json();

  it('is needed while there is none', async () => {
    expect(await isNeeded()).toEqual({ isSetupNeeded: true });
  });

  it.each([
    ['a password that names the practice', { password: 'synthetic test 2026' }, 422],
    ['a common password', { password: 'passwordpassword' }, 422],
    ['a short password', { password: 'copper lantern' }, 400],
    ['an unknown time zone', { timeZone: 'Mars/Olympus' }, 400],
  ])('does not take %s', async (_, change, status) => {
    expect((await setUp({ ...request, ...change })).status).toBe(status);
    expect(await isNeeded()).toEqual({ isSetupNeeded: true });
  });

  it('happens once, also when ten people try at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        setUp({ ...request, email: `ada${index}@lindenhof.example` }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      201,
      ...Array.from({ length: 9 }, () => 409),
    ]);
    expect(await isNeeded()).toEqual({ isSetupNeeded: false });
    expect((await setUp(request)).json()).toMatchObject({ status: 409, code: 'setup.done' });
  });
});
