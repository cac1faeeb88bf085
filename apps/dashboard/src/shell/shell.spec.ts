import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { provideRouter, Router } from '@angular/router';
import type { Me, Role } from '@glabella/contracts';
import { ConnectionStatus, CurrentUser, SignInGate } from '@glabella/dashboard/data-access';
import { PrintedSubject } from '@glabella/dashboard/ui';
import { SETTLED_MS } from '../navigation/when-settled';
import { SignOutGuard } from '../sign-out/sign-out-guard';
import { PrintedBy } from './printed-by';
import { Shell } from './shell';

async function setUp(roles: Role[], isSynthetic = true) {
  const me = signal({
    displayName: 'Dr A. Reyes',
    roles,
    practice: { name: 'Practice', timeZone: 'Europe/Berlin', isSynthetic },
  } as Me);
  const isLost = signal(false);
  const guard = { start: jest.fn(), signOut: jest.fn() };
  TestBed.configureTestingModule({
    providers: [
      provideRouter([{ path: '**', children: [] }]),
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: ConnectionStatus, useValue: { isLost } },
      { provide: SignOutGuard, useValue: guard },
      {
        provide: CurrentUser,
        useValue: { me, hasRole: (...held: Role[]) => held.some((role) => roles.includes(role)) },
      },
    ],
  });
  const fixture = TestBed.createComponent(Shell);
  await fixture.whenStable();
  return { fixture, page: fixture.nativeElement as HTMLElement, isLost, guard };
}

const linksOf = (page: HTMLElement): (string | null)[] =>
  [...page.querySelectorAll('nav a')].map((link) => link.textContent.trim());

const clinical = [
  'Needs attention',
  'Patients',
  'This week',
  'Follow-ups',
  'Co-signatures',
  'Adverse events',
  'Outcomes',
  'Stock',
  'Recalls',
  'Practice',
];
/** In the same order with one more place before the last. */
const prescribing = [...clinical.slice(0, -1), 'Reports', 'Practice'];

describe('Shell', () => {
  afterEach(() => jest.useRealTimers());

  it.each<{ roles: Role[]; links: string[] }>([
    { roles: ['clinician'], links: clinical },
    { roles: ['psychiatrist'], links: prescribing },
    {
      roles: ['administrator'],
      links: [
        'Patients',
        'This week',
        'Follow-ups',
        'Adverse events',
        'Outcomes',
        'Stock',
        'Recalls',
        'Reports',
        'Imports',
        'Practice',
        'Audit trail',
      ],
    },
  ])('shows $roles the places that are theirs', async ({ roles, links }) => {
    const { page } = await setUp(roles);
    expect(linksOf(page)).toEqual(links);
  });

  it('marks a synthetic practice on every page, and only such a one', async () => {
    const synthetic = await setUp(['clinician']);
    expect(synthetic.page.textContent).toContain('Synthetic demo practice');
    TestBed.resetTestingModule();
    const real = await setUp(['clinician'], false);
    expect(real.page.textContent).not.toContain('Synthetic');
  });

  it('says that the page is kept while the connection is lost', async () => {
    const { fixture, page, isLost } = await setUp(['clinician']);
    expect(page.querySelector('[role=alert]')).toBeNull();
    isLost.set(true);
    await fixture.whenStable();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('This page is kept');
  });

  it('opens the menu at a press and closes it at Escape and on the way to a page', async () => {
    const { fixture, page } = await setUp(['clinician']);
    const button = page.querySelector<HTMLElement>('.menu');
    const isOpen = (): string | null | undefined => button?.getAttribute('aria-expanded');
    button?.click();
    await fixture.whenStable();
    expect(isOpen()).toBe('true');
    page.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await fixture.whenStable();
    expect(isOpen()).toBe('false');
    button?.click();
    await TestBed.inject(Router).navigateByUrl('/account');
    await fixture.whenStable();
    expect(isOpen()).toBe('false');
  });

  it('asks what waits for somebody once the page stands, once for pages that were passed through', async () => {
    await setUp(['clinician']);
    jest.useFakeTimers();
    const server = TestBed.inject(HttpTestingController);
    const router = TestBed.inject(Router);
    await router.navigateByUrl('/patients');
    await jest.advanceTimersByTimeAsync(SETTLED_MS - 1);
    await router.navigateByUrl('/account');
    await jest.advanceTimersByTimeAsync(SETTLED_MS - 1);
    server.expectNone('/api/v1/follow-ups/count');
    await jest.runAllTimersAsync();
    server.expectOne('/api/v1/follow-ups/count');
    server.expectOne('/api/v1/cosignatures/count');
  });

  it('asks nothing while the page is locked, and asks once somebody is back', async () => {
    await setUp(['clinician']);
    jest.useFakeTimers();
    const server = TestBed.inject(HttpTestingController);
    const gate = TestBed.inject(SignInGate);
    await TestBed.inject(Router).navigateByUrl('/patients');
    gate.lock();
    await jest.runAllTimersAsync();
    server.expectNone('/api/v1/follow-ups/count');
    gate.open();
    await jest.runAllTimersAsync();
    server.expectOne('/api/v1/follow-ups/count');
  });

  it('begins with a link past the navigation', async () => {
    const { fixture, page } = await setUp(['clinician']);
    document.body.append(page);
    const heading = document.createElement('h1');
    page.querySelector('main')?.append(heading);
    page.querySelector<HTMLElement>('.skip')?.click();
    expect(document.activeElement).toBe(heading);
    fixture.destroy();
  });

  it('signs out through the guard, which asks where something would be lost', async () => {
    const { page, guard } = await setUp(['clinician']);
    [...page.querySelectorAll('button')].find((b) => b.textContent === 'Sign out')?.click();
    expect(guard.start).toHaveBeenCalledTimes(1);
    expect(guard.signOut).toHaveBeenCalledTimes(1);
  });
});

describe('PrintedBy', () => {
  it('puts who printed, when in the practice’s time, and that the data are synthetic', async () => {
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-23T13:02:00Z'));
    await setUp(['clinician']);
    const fixture = TestBed.createComponent(PrintedBy);
    window.dispatchEvent(new Event('beforeprint'));
    await fixture.whenStable();
    const lines = [...(fixture.nativeElement as HTMLElement).querySelectorAll('p')];
    expect(lines.map(({ textContent }) => textContent)).toEqual([
      'Printed by Dr A. Reyes, 23 Nov 2026, 14:02 · Practice · synthetic demo data',
    ]);
    jest.restoreAllMocks();
  });

  it('names the patient whose page is printed, until the page is left', async () => {
    await setUp(['clinician']);
    const fixture = TestBed.createComponent(PrintedBy);
    const subject = TestBed.inject(PrintedSubject);
    const page = () => ({ name: 'Mara Voss', birthDate: '1979-03-14', mrn: 'TEST-1' });
    const under = () => null;
    const first = () => (fixture.nativeElement as HTMLElement).querySelector('p')?.textContent;
    subject.add(page);
    await fixture.whenStable();
    expect(first()).toMatch(/^Printed by/);
    window.dispatchEvent(new Event('beforeprint'));
    await fixture.whenStable();
    expect(first()).toBe('Mara Voss · born 14 Mar 1979 · MRN TEST-1');
    subject.add(under);
    await fixture.whenStable();
    expect(first()).toMatch(/^Printed by/);
    subject.remove(under);
    await fixture.whenStable();
    expect(first()).toMatch(/^Mara Voss/);
    subject.remove(page);
    await fixture.whenStable();
    expect(first()).toMatch(/^Printed by/);
  });
});
