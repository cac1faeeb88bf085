import { Location } from '@angular/common';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withNavigationErrorHandler } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { appRoutes } from '../app.routes';
import { explainFailure } from './explain-failure';

@Component({ template: '<p>Here</p>' })
class Here {}

const routesOf = (path: string) => appRoutes.filter((route) => route.path === path);

describe('a page whose files cannot be fetched', () => {
  it('is asked for once, and says what to do under its own address', async () => {
    const fetched = jest.fn(() => Promise.reject(new TypeError('Failed to fetch')));
    TestBed.configureTestingModule({
      providers: [
        provideRouter(
          [
            { path: 'here', component: Here },
            { path: 'stock', loadChildren: fetched },
            ...routesOf('unavailable'),
          ],
          withNavigationErrorHandler(explainFailure),
        ),
      ],
    });
    const harness = await RouterTestingHarness.create('/here');
    const shown: HTMLElement = harness.fixture.nativeElement;
    await TestBed.inject(Router).navigateByUrl('/stock?tab=lots');
    await harness.fixture.whenStable();
    expect(shown.querySelector('h1')?.textContent).toBe('Not available');
    expect(shown.textContent).toContain('The page could not be opened');
    expect(fetched).toHaveBeenCalledTimes(1);
    expect(TestBed.inject(Location).path()).toBe('/stock?tab=lots');
  });

  it('is explained by a page that has nothing to fetch', () => {
    const [unavailable] = routesOf('unavailable');
    expect(unavailable?.component).toBeDefined();
    expect(unavailable?.loadComponent).toBeUndefined();
  });
});
