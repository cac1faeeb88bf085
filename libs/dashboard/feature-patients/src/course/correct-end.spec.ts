import { Toasts } from '@glabella/dashboard/ui';
import { TestBed } from '@angular/core/testing';
import { CoursePanel } from '../record/course-panel';
import { openPage, serverFault } from '../testing/open-page';
import { courseOf, onDay, recordOf } from '../testing/record-of';

const course = courseOf({ endedOn: onDay(20), endReason: 'other', endNote: 'Synthetic.' });

async function openDialog() {
  const page = openPage(CoursePanel, { record: recordOf({ courses: [course] }), mayAct: true });
  await page.settle();
  page.button('Correct the end').click();
  await page.settle();
  const dialog = document.querySelector<HTMLElement>('glabella-dialog-frame');
  if (!dialog) throw new Error('no dialog');
  const write = (label: string, value: string): void => {
    const field = [...dialog.querySelectorAll('glabella-field')].find(
      (one) => one.querySelector('label')?.textContent?.trim() === label,
    );
    const control = field?.querySelector<HTMLInputElement>('select, input, textarea');
    if (!control) throw new Error(`no field ${label}`);
    control.value = value;
    control.dispatchEvent(new Event('input'));
    control.dispatchEvent(new Event('change'));
  };
  const save = async (): Promise<void> => {
    dialog.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
    await page.settle();
  };
  const sent = () => page.server.expectOne(`/api/v1/courses/${course.id}/ending-correction`);
  const choose = (value: string) =>
    dialog.querySelector<HTMLInputElement>(`input[value=${value}]`)?.click();
  return { ...page, dialog, write, choose, save, sent };
}

describe('correcting the end of a course', () => {
  it('starts from what is on record and asks for a reason', async () => {
    const { dialog, write, save, sent, server, settle } = await openDialog();
    await save();
    expect(dialog.textContent).toContain('Write why it is corrected');
    server.expectNone(`/api/v1/courses/${course.id}/ending-correction`);
    write('Reason of the end', 'remission');
    write('Reason of the correction', ' Misread. ');
    await save();
    const call = sent();
    expect(call.request.headers.get('If-Match')).toBe(`"${course.version}"`);
    expect(call.request.body).toEqual({
      standing: 'ended',
      endedOn: onDay(20),
      endReason: 'remission',
      note: 'Synthetic.',
      reason: 'Misread.',
    });
    call.flush({ id: course.id, version: course.version + 1 });
    await settle();
  });

  it('takes the end back', async () => {
    const { write, choose, save, sent, settle } = await openDialog();
    choose('running');
    await settle();
    write('Reason of the correction', 'Ended by mistake.');
    await save();
    const call = sent();
    expect(call.request.body).toEqual({ standing: 'running', reason: 'Ended by mistake.' });
    const show = jest.spyOn(TestBed.inject(Toasts), 'show');
    call.flush({ id: course.id, version: course.version + 1 });
    await settle();
    expect(show).toHaveBeenCalledWith({ text: 'The course runs again.' });
  });

  it('asks for the day of an end, and for none where the course runs on', async () => {
    const { dialog, write, choose, save, sent, server, settle } = await openDialog();
    write('Ended on', '');
    write('Reason of the correction', 'Misread.');
    await save();
    expect(dialog.textContent).toContain('Write the day it ended.');
    server.expectNone(`/api/v1/courses/${course.id}/ending-correction`);
    choose('running');
    await settle();
    await save();
    expect(sent().request.body).toEqual({ standing: 'running', reason: 'Misread.' });
  });

  it('says why it was refused and keeps what was written', async () => {
    const { dialog, write, save, sent, settle } = await openDialog();
    write('Reason of the correction', 'Misread.');
    await save();
    sent().flush(serverFault, { status: 500, statusText: 'Fault' });
    await settle();
    expect(dialog.querySelector('glabella-form-problem')?.textContent?.trim()).not.toBe('');
    expect(dialog.querySelectorAll('textarea')[1]?.value).toBe('Misread.');
  });
});
