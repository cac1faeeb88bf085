import { TestBed } from '@angular/core/testing';
import type { Me } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import { FactorNotice } from './factor-notice';

const open = (facts: Partial<Me>) =>
  openPage(FactorNotice, {
    before: () => void TestBed.inject(CurrentUser).accept({ ...me, ...facts }),
  });

const resetAt = { secondFactorResetAt: '2026-11-23T09:12:00Z' };

afterEach(clearPage);

describe('FactorNotice', () => {
  it('says nothing to whoever has nothing to be told', async () => {
    expect((await open({})).text()).toBe('');
  });

  it('tells when an administrator took the second factor away, until the person has read it', async () => {
    const page = await open(resetAt);
    expect(page.text()).toContain('reset your second factor on 23 Nov 2026, 10:12');
    expect(page.page.querySelector('a')?.getAttribute('href')).toBe('/account');
    await page.press('I know about it');
    await page.answer('me/second-factor/reset-seen', null, 204);
    await page.answer('me', me);
    expect(page.text()).toBe('');
  });

  it('stays, and says why, when that could not be stored', async () => {
    const page = await open(resetAt);
    await page.press('I know about it');
    await page.answer('me/second-factor/reset-seen', problemBody(503, 'x', 'Wait.'), 503);
    expect(page.text()).toContain('Wait.');
    expect(page.text()).toContain('reset your second factor');
  });

  it('says what a practice asks for that everybody needs', async () => {
    expect((await open({ lacksSecondFactor: true })).text()).toContain(
      'Your practice asks everybody for a second factor.',
    );
  });
});
