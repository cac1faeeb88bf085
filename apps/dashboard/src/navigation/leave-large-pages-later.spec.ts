import { Component, DestroyRef, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, RouteReuseStrategy } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { LeaveLargePagesLater } from './leave-large-pages-later';
import { SETTLED_MS } from './when-settled';

const destroyed: string[] = [];
const notes = (name: string) => inject(DestroyRef).onDestroy(() => destroyed.push(name));

@Component({ template: 'large' })
class Large {
  readonly number = notes('large');
}

@Component({ template: 'small' })
class Small {
  readonly number = notes('small');
}

describe('a page that is left', () => {
  beforeEach(() => {
    destroyed.length = 0;
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          { path: 'large', component: Large, data: { isLarge: true } },
          { path: 'small', component: Small },
        ]),
        { provide: RouteReuseStrategy, useExisting: LeaveLargePagesLater },
      ],
    });
    jest.useFakeTimers();
  });
  afterEach(() => jest.useRealTimers());

  it('is off the screen at once, and taken apart later where it is large', async () => {
    const harness = await RouterTestingHarness.create('/large');
    await harness.navigateByUrl('/small');
    expect(harness.routeNativeElement?.textContent).toBe('small');
    expect(document.body.textContent).not.toContain('large');
    await jest.advanceTimersByTimeAsync(SETTLED_MS - 1);
    expect(destroyed).toEqual([]);
    await jest.runAllTimersAsync();
    expect(destroyed).toEqual(['large']);
  });

  it('is built anew when somebody comes back, also before the one before is taken apart', async () => {
    const harness = await RouterTestingHarness.create();
    const first = await harness.navigateByUrl('/large', Large);
    await harness.navigateByUrl('/small');
    const second = await harness.navigateByUrl('/large', Large);
    expect(second).not.toBe(first);
    expect(destroyed).toEqual(['small']);
    await jest.runAllTimersAsync();
    expect(destroyed).toEqual(['small', 'large']);
    expect(harness.routeNativeElement?.textContent).toBe('large');
  });
});
