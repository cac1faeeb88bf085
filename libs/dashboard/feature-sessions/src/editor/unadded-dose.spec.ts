import { TestBed } from '@angular/core/testing';
import { clearPage } from '@glabella/dashboard/data-access/testing';
import { Toasts } from '@glabella/dashboard/ui';
import { openEditor } from '../testing/open-editor';
import { draftId, draftOf, readyBody } from '../testing/session-draft';

afterEach(clearPage);

it('a session with a dose given elsewhere that is typed and not added is not signed', async () => {
  const page = await openEditor();
  const toxinElsewhere = [{ on: '2026-06-02', productId: null, units: 20 }];
  await page.answer(`session-drafts/${draftId}`, draftOf({ ...readyBody, toxinElsewhere }));
  expect(page.text()).toContain('Sign session');
  page.write('Given on', '2026-11-01');
  await page.settle();
  await page.press('Sign session');
  expect(page.text()).not.toContain('Your password');
  expect(TestBed.inject(Toasts).current()?.text).toContain('typed but not added');
  page.write('Given on', '');
  await page.settle();
  await page.press('Sign session');
  expect(page.text()).toContain('Your password');
});
