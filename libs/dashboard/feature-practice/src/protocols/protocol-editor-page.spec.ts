import { TestBed } from '@angular/core/testing';
import type { ProtocolHistory } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import { glabellarDepression } from '@glabella/domain/treatment';
import { ProtocolEditorPage } from './protocol-editor-page';
import { ProtocolHistoryPage } from './protocol-history-page';

const { id } = glabellarDepression;
const versionOf = (version: number, name: string): ProtocolHistory['versions'][number] => ({
  protocol: { ...glabellarDepression, version, name },
  reason: version === 1 ? null : 'A trial',
  author: version === 1 ? null : { id: me.staffId, displayName: me.displayName },
  recordedAt: '2026-11-20T09:00:00Z',
  openCourses: version,
});
const history: ProtocolHistory = {
  id,
  isShipped: true,
  isRetired: false,
  versions: [versionOf(2, 'Second'), versionOf(1, 'First')],
  retirements: [
    {
      isRetired: true,
      reason: 'Rest',
      author: { id: me.staffId, displayName: me.displayName },
      recordedAt: '2026-11-21T09:00:00Z',
    },
  ],
};
const before = (): void => void TestBed.inject(CurrentUser).accept(me);
const field = (label: string): HTMLInputElement => {
  const found = [...document.querySelectorAll('glabella-field')].find(
    (one) => one.querySelector('label')?.textContent === label,
  );
  const control = found?.querySelector<HTMLInputElement>('input, textarea');
  if (!control) throw new Error(`No field ${label}`);
  return control;
};
const write = (label: string, text: string): void => {
  const control = field(label);
  control.value = text;
  control.dispatchEvent(new Event('input'));
};

afterEach(clearPage);

describe('writing the next version of a protocol', () => {
  async function open() {
    const page = await openPage(ProtocolEditorPage, { before, inputs: { protocolId: id } });
    await page.answer(`protocols/${id}/history`, history);
    return page;
  }

  it('starts from the newest one and sends it with its reason', async () => {
    const page = await open();
    expect(field('Name').value).toBe('Second');
    write('Name', 'Third');
    write('Why', 'Read the new trial');
    await page.press('Save the next version');
    const request = await page.answer(`protocols/${id}`, { id, version: 3 });
    expect(request.headers.get('If-Match')).toBe('"2"');
    expect(request.body).toMatchObject({
      content: { name: 'Third', visitWeeks: [2, 6, 12, 18, 24] },
      reason: 'Read the new trial',
    });
    expect(page.router.url).toBe('/practice/protocols');
  });

  it('names what does not fit where it stands, and sends nothing', async () => {
    const page = await open();
    write('Name', '');
    await page.press('Save the next version');
    expect(page.text()).toContain('2 things do not fit yet');
    expect(field('Name').getAttribute('aria-invalid')).toBe('true');
    expect(field('Why').getAttribute('aria-invalid')).toBe('true');
  });

  it('keeps what was written when somebody else was faster, and saves it on top of theirs', async () => {
    const page = await open();
    write('Name', 'Mine');
    write('Why', 'Read the new trial');
    await page.press('Save the next version');
    await page.answer(`protocols/${id}`, problemBody(412, 'record.changed'), 412);
    const versions = [versionOf(3, 'Theirs'), ...history.versions];
    await page.answer(`protocols/${id}/history`, { ...history, versions });
    expect(page.text()).toContain('Somebody saved another version meanwhile');
    expect(field('Name').value).toBe('Mine');
    await page.press('Save the next version');
    const request = await page.answer(`protocols/${id}`, { id, version: 4 });
    expect(request.headers.get('If-Match')).toBe('"3"');
  });
});

describe('the areas of a protocol and their units', () => {
  const units = (label: string): HTMLInputElement | null =>
    document.querySelector(`input[aria-label="Units of onabotulinumtoxinA, ${label}"]`);
  const name = (area: number): HTMLInputElement => field(`Area ${area}`);
  const type = (control: HTMLInputElement | null, text: string): void => {
    if (!control) throw new Error('nothing to write into');
    control.value = text;
    control.dispatchEvent(new Event('input'));
    TestBed.tick();
  };
  const left = 'Masseter, left, everybody';

  async function open() {
    const page = await openPage(ProtocolEditorPage, { before });
    type(name(1), 'Masseter');
    type(units(left), '25');
    return page;
  }

  it('stay together while the area gets another name', async () => {
    await open();
    type(name(1), '');
    expect(units(left)).toBeNull();
    type(name(1), 'Lower jaw');
    expect(units('Lower jaw, left, everybody')?.value).toBe('25');
    expect(units('Lower jaw, right, everybody')?.value).toBe('');
    expect(document.querySelector('tfoot')?.textContent).toContain('25 U');
  });

  it('go together, and a new area of that name has none', async () => {
    const page = await open();
    await page.press('Add an area');
    type(name(2), 'Temporalis');
    type(units('Temporalis, left, everybody'), '10');
    await page.press('Remove Masseter');
    expect(units('Temporalis, left, everybody')?.value).toBe('10');
    expect(units(left)).toBeNull();
    await page.press('Add an area');
    type(name(2), 'Masseter');
    expect(units(left)?.value).toBe('');
    expect(document.querySelector('tfoot')?.textContent).toContain('10 U');
  });

  it('leave their line with the area: what is half typed there stands in no other', async () => {
    const page = await open();
    await page.press('Add an area');
    type(name(2), 'Temporalis');
    const gone = units(left);
    await page.press('Remove Masseter');
    expect(units('Temporalis, left, everybody')).not.toBe(gone);
  });

  it('stay while a side is left out for a moment', async () => {
    const page = await open();
    page.field('left').click();
    await page.settle();
    expect(units(left)).toBeNull();
    page.field('left').click();
    await page.settle();
    expect(units(left)?.value).toBe('25');
  });
});

describe('setting up a protocol', () => {
  it('asks for areas, units, questionnaires and sources before it is sent', async () => {
    const page = await openPage(ProtocolEditorPage, { before });
    await page.press('Set up the protocol');
    expect(page.text()).toContain('Fill this in.');
    expect(page.text()).toMatch(/\d+ things do not fit yet/);
  });
});

describe('the versions of a protocol', () => {
  it('stand with author, time, reason and the courses that keep them', async () => {
    const page = await openPage(ProtocolHistoryPage, { before, inputs: { protocolId: id } });
    expect(document.querySelector('glabella-loading-state')).not.toBeNull();
    await page.answer(`protocols/${id}/history`, history);
    expect(page.text()).toContain('A trial · 2 open courses keep it');
    expect(page.text()).toContain('Came with the product, ');
    expect(page.text()).toContain('1 open course keeps it');
    expect(page.text()).toContain(`Retired by ${me.displayName}`);
  });

  it('say what failed', async () => {
    const page = await openPage(ProtocolHistoryPage, { before, inputs: { protocolId: id } });
    await page.answer(`protocols/${id}/history`, problemBody(500, 'server.failed'), 500);
    expect(document.querySelector('glabella-error-state')).not.toBeNull();
  });
});
