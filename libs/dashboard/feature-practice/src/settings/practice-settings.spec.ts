import { TestBed } from '@angular/core/testing';
import type { Practice, Role } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import { Toasts, UnsavedChanges } from '@glabella/dashboard/ui';
import { PracticeSettings } from './practice-settings';

const practice: Practice = {
  id: me.practice.id,
  version: 3,
  isSynthetic: true,
  today: '2026-11-23',
  name: 'Synthetic practice',
  timeZone: 'Europe/Berlin',
  phone: '+49 30 5550100',
  safetyText: 'Stay with the patient.',
  crisisLines: [
    { label: 'On duty', phone: '111' },
    { label: 'Crisis line', phone: '222' },
  ],
  settings: {
    followUpHours: 24,
    escalateTo: [],
    reportingBody: '',
    requiresSecondFactor: false,
    keepsStock: false,
    careSites: [],
  },
};

const colleagues = {
  rows: [
    { id: me.staffId, displayName: 'Robin Vale (synthetic)', roles: ['administrator'] },
    {
      id: '00000000-0000-4000-8000-000000000021',
      displayName: 'Dr. Reyes',
      roles: ['psychiatrist'],
    },
    { id: '00000000-0000-4000-8000-000000000022', displayName: 'Kim Aalto', roles: ['clinician'] },
  ],
};

async function open(roles: Role[] = ['administrator']) {
  const page = await openPage(PracticeSettings, {
    before: () => void TestBed.inject(CurrentUser).accept({ ...me, roles }),
  });
  return page;
}

async function openForm() {
  const page = await open();
  await page.answer('practice', practice);
  return page;
}

const phones = (): string[] =>
  [...document.querySelectorAll<HTMLInputElement>('.line input[type=tel]')].map((i) => i.value);

afterEach(clearPage);

describe('PracticeSettings', () => {
  it('shows a skeleton, then why it could not be read, then reads again', async () => {
    const page = await open();
    expect(page.page.querySelector('glabella-loading-state')).not.toBeNull();
    await page.answer('practice', problemBody(503, 'service.unavailable'), 503);
    expect(page.text()).toContain('Refused');
    await page.press('Try again');
    await page.answer('practice', practice);
    expect(page.field('Name').value).toBe('Synthetic practice');
  });

  it('is read, not written, by everybody who is no administrator', async () => {
    const page = await open(['clinician']);
    await page.answer('practice', { ...practice, crisisLines: [] });
    expect(page.text()).toContain('Stay with the patient.');
    expect(page.text()).toContain('24 hours');
    expect(page.text()).toContain('No reporting body is stored');
    expect(page.text()).toContain('No crisis line is stored');
    expect(page.page.querySelector('form')).toBeNull();
    expect(page.page.querySelector('nav')?.textContent).not.toContain('People');
  });

  it('saves over the version it read, and the shell learns the new name', async () => {
    const page = await openForm();
    page.write('Name', 'Renamed practice');
    await page.settle();
    expect(TestBed.inject(UnsavedChanges).exist()).toBe(true);
    await page.press('Save');
    const request = await page.answer('practice', { ...practice, name: 'Renamed', version: 4 });
    expect(request.method).toBe('PUT');
    expect(request.headers.get('If-Match')).toBe('"3"');
    expect(request.body).toMatchObject({
      name: 'Renamed practice',
      settings: { followUpHours: 24, reportingBody: '' },
    });
    await page.answer('me', { ...me, practice: { ...me.practice, name: 'Renamed' } });
    expect(page.field('Name').value).toBe('Renamed');
    expect(TestBed.inject(UnsavedChanges).exist()).toBe(false);
    expect(TestBed.inject(CurrentUser).practice()?.name).toBe('Renamed');
    expect(TestBed.inject(Toasts).current()?.text).toBe('The practice is saved.');
  });

  it.each([
    ['0', 'Use 1 or more.'],
    ['169', 'Use 168 or less.'],
    ['', 'Fill this in.'],
  ])('takes no %j hours until a follow-up is due', async (hours, words) => {
    const page = await openForm();
    page.write('A follow-up is due after', hours);
    await page.press('Save');
    expect(page.errors()).toEqual([words]);
    page.server.expectNone('/api/v1/practice');
  });

  it('offers a reporting body with its source and takes what is typed instead', async () => {
    const page = await openForm();
    expect(page.field('Adverse events are reported to').value).toBe('');
    expect(page.text()).toContain('FDA MedWatch');
    await page.press('Use FDA MedWatch, 1-800-FDA-1088');
    expect(page.field('Adverse events are reported to').value).toBe('FDA MedWatch, 1-800-FDA-1088');
    page.write('Adverse events are reported to', 'BfArM');
    await page.press('Save');
    const request = await page.answer('practice', { ...practice, version: 4 });
    expect(request.body).toMatchObject({ settings: { reportingBody: 'BfArM' } });
    await page.answer('me', me);
  });

  it('names who is told of a late follow-up, and all psychiatrists without a choice', async () => {
    const page = await openForm();
    await page.answer('colleagues', colleagues);
    expect(page.text()).toContain('Nobody is chosen: all psychiatrists are told.');
    expect(page.text()).not.toContain('Robin Vale');
    page.field('Kim Aalto').click();
    await page.settle();
    expect(page.text()).toContain('Only these are told');
    await page.press('Save');
    const request = await page.answer('practice', { ...practice, version: 4 });
    expect(request.body).toMatchObject({ settings: { escalateTo: [colleagues.rows[2]?.id] } });
  });

  it('says to everybody who is told', async () => {
    const page = await open(['clinician']);
    const settings = { ...practice.settings, escalateTo: [colleagues.rows[2]?.id ?? ''] };
    await page.answer('practice', { ...practice, settings });
    await page.answer('colleagues', colleagues);
    expect(page.text()).toContain('Kim Aalto');
  });

  it('adds a crisis line, takes one out, and puts it back', async () => {
    const page = await openForm();
    await page.press('Add a crisis line');
    expect(phones()).toEqual(['111', '222', '']);
    await page.press('Remove Crisis line');
    expect(phones()).toEqual(['111', '']);
    TestBed.inject(Toasts).undo();
    await page.settle();
    expect(phones()).toEqual(['111', '222', '']);
    await page.press('Save');
    expect(page.errors()).toEqual(['Fill this in.', 'Fill this in.']);
  });

  it('adds a site of care under a code of its own, and closes it instead of taking it out', async () => {
    // Without TLS the browser has none.
    jest.spyOn(crypto, 'randomUUID').mockImplementation(() => {
      throw new TypeError('crypto.randomUUID is not a function');
    });
    const page = await openForm();
    expect(page.text()).toContain('None listed: sessions are not asked where they took place.');
    await page.press('Add a site of care');
    await page.press('Save');
    expect(page.errors()).toEqual(['Fill this in.']);
    page.write('Site', 'Riverside (synthetic)');
    await page.press('Save');
    const call = page.server.expectOne('/api/v1/practice');
    const { careSites } = (call.request.body as Practice).settings;
    expect(careSites).toEqual([
      { code: expect.any(String) as string, name: 'Riverside (synthetic)', isClosed: false },
    ]);
    call.flush({ ...practice, version: 4, settings: { ...practice.settings, careSites } });
    await page.settle();
    expect(page.text()).not.toContain('Remove Riverside');
    page.field('Closed: Riverside (synthetic)').click();
    await page.press('Save');
    const closing = page.server.expectOne('/api/v1/practice');
    expect((closing.request.body as Practice).settings.careSites[0]?.isClosed).toBe(true);
  });

  it('says to everybody where the practice treats', async () => {
    const page = await open(['clinician']);
    const careSites = [
      { code: 'a', name: 'Main street', isClosed: false },
      { code: 'b', name: 'Old town', isClosed: true },
    ];
    await page.answer('practice', { ...practice, settings: { ...practice.settings, careSites } });
    expect(page.text()).toContain('Main street, Old town (closed)');
  });

  it('holds no more than ten crisis lines', async () => {
    const page = await open();
    const crisisLines = Array.from({ length: 10 }, (_, at) => ({ label: `L${at}`, phone: '1' }));
    await page.answer('practice', { ...practice, crisisLines });
    expect(page.text()).not.toContain('Add a crisis line');
  });

  it('shows a refusal as a whole where it is about no field', async () => {
    const page = await openForm();
    page.write('Name', 'New');
    await page.press('Save');
    await page.answer('practice', problemBody(503, 'service.unavailable', 'Wait.'), 503);
    expect(page.text()).toContain('Wait.');
    expect(page.field('Name').value).toBe('New');
  });
});

describe('PracticeSettings, refused in what has no control', () => {
  it.each(['settings.careSites', 'settings.escalateTo.0'])(
    'says why for %s, and may be saved again',
    async (path) => {
      const page = await open();
      const settings = { ...practice.settings, escalateTo: [colleagues.rows[2]?.id ?? ''] };
      await page.answer('practice', { ...practice, settings });
      page.write('Phone', '+49 30 111');
      await page.press('Save');
      const refusal = problemBody(422, 'practice.refused', 'Not with this list.');
      const issues = [{ path, message: 'Not with this list.' }];
      await page.answer('practice', { ...refusal, issues }, 422);
      expect(page.text()).toContain('Not with this list.');
      await page.press('Save');
      await page.answer('practice', { ...practice, version: 4 });
      await page.answer('me', me);
      expect(page.text()).not.toContain('Not with this list.');
    },
  );
});

describe('PracticeSettings, when somebody else saved first', () => {
  const theirs = { ...practice, version: 4, phone: '+49 30 999' };

  async function meet() {
    const page = await openForm();
    page.write('Name', 'Mine');
    await page.press('Save');
    await page.answer('practice', problemBody(412, 'record.changed'), 412);
    await page.answer('practice', theirs);
    return page;
  }

  it('shows both texts and keeps mine on the page', async () => {
    const page = await meet();
    const differing = [...document.querySelectorAll('tr.differs')].map((row) => row.textContent);
    expect(differing).toEqual(['NameMineSynthetic practice', 'Phone+49 30 5550100+49 30 999']);
    expect(page.field('Name').value).toBe('Mine');
  });

  it('saves mine over theirs when I say so', async () => {
    const page = await meet();
    await page.press('Save mine as the next version');
    const request = await page.answer('practice', { ...theirs, version: 5, name: 'Mine' });
    expect(request.headers.get('If-Match')).toBe('"4"');
    await page.answer('me', me);
    expect(document.querySelector('glabella-conflict-panel')).toBeNull();
  });

  describe('and added a site of care', () => {
    const riverside = { code: 'r', name: 'Riverside (synthetic)', isClosed: false };
    const withSite = { ...theirs, settings: { ...practice.settings, careSites: [riverside] } };

    async function meetSite() {
      const page = await openForm();
      page.write('Phone', '+49 30 111');
      await page.press('Add a site of care');
      page.write('Site', 'Main street (synthetic)');
      await page.press('Save');
      await page.answer('practice', problemBody(412, 'record.changed'), 412);
      await page.answer('practice', withSite);
      return page;
    }

    it('keeps their site beside mine, and says so before', async () => {
      const page = await meetSite();
      expect(page.text()).toContain('Main street (synthetic), Riverside (synthetic)');
      await page.press('Save mine as the next version');
      const request = await page.answer('practice', { ...withSite, version: 5 });
      expect(request.headers.get('If-Match')).toBe('"4"');
      expect(request.body).toMatchObject({
        phone: '+49 30 111',
        settings: { careSites: [{ name: 'Main street (synthetic)' }, riverside] },
      });
      await page.answer('me', me);
    });

    it('says at its field what does not fit beside their site, and saves once it fits', async () => {
      const page = await meetSite();
      page.write('Site', riverside.name);
      await page.press('Save mine as the next version');
      expect(page.errors()).toEqual(['Name each site once.']);
      page.write('Site', 'Old town (synthetic)');
      await page.press('Save');
      const request = await page.answer('practice', { ...withSite, version: 5 });
      expect(request.headers.get('If-Match')).toBe('"4"');
      await page.answer('me', me);
    });
  });

  it('says why mine could not be saved over theirs', async () => {
    const page = await meet();
    await page.press('Save mine as the next version');
    const issues = [{ path: 'phone', message: 'This number is refused.' }];
    await page.answer('practice', { ...problemBody(422, 'x'), issues }, 422);
    expect(page.errors()).toEqual(['This number is refused.']);
  });

  it('takes theirs when I say so', async () => {
    const page = await meet();
    await page.press('Keep theirs');
    await page.answer('me', me);
    expect(page.field('Name').value).toBe('Synthetic practice');
    expect(TestBed.inject(UnsavedChanges).exist()).toBe(false);
  });
});
