import { HttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { asksEarly } from './asks-early';
import { provideApi } from './provide-api';

@Component({ template: '' })
class Page {}

function site(mayPass: boolean) {
  TestBed.configureTestingModule({
    providers: [
      provideApi(),
      provideHttpClientTesting(),
      provideRouter([
        {
          path: '',
          canActivate: [() => mayPass],
          children: [
            {
              path: 'patients/:patientId',
              canActivate: [asksEarly(({ params }) => `patients/${params['patientId']}/record`)],
              component: Page,
            },
          ],
        },
      ]),
    ],
  });
  return { router: TestBed.inject(Router), server: TestBed.inject(HttpTestingController) };
}

describe('asksEarly', () => {
  afterEach(() => TestBed.inject(HttpTestingController).verify());

  it('asks as the route is entered, lets it pass, and the page gets that answer', async () => {
    const { router, server } = site(true);
    expect(await router.navigateByUrl('/patients/p')).toBe(true);
    server.expectOne('/api/v1/patients/p/record').flush({ name: 'Imani' });
    const read = TestBed.inject(HttpClient).get('/api/v1/patients/p/record');
    expect(await firstValueFrom(read)).toEqual({ name: 'Imani' });
  });

  it('asks nothing for somebody whom a guard above sends away', async () => {
    const { router, server } = site(false);
    expect(await router.navigateByUrl('/patients/p')).toBe(false);
    server.expectNone('/api/v1/patients/p/record');
  });
});
