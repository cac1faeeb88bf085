import { TestBed } from '@angular/core/testing';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { me } from '@glabella/dashboard/data-access/testing';
import type { Me } from '@glabella/contracts';
import type { Route } from '@angular/router';
import { lastValueFrom, type Observable, of, throwError } from 'rxjs';
import { PreloadNearPages } from './preload-near-pages';

const near: Route = { path: 'near', data: { isNear: true } };

function setUp(person: Me | null) {
  TestBed.configureTestingModule({
    providers: [{ provide: CurrentUser, useValue: { me: () => person } }],
  });
  const load = jest.fn((): Observable<unknown> => of('loaded'));
  const preload = (route: Route) =>
    lastValueFrom(TestBed.inject(PreloadNearPages).preload(route, load), { defaultValue: null });
  return { load, preload };
}

describe('the pages that are fetched before somebody opens them', () => {
  it('are those that lie near, when the page has nothing else to do', async () => {
    const { load, preload } = setUp(me);
    jest.useFakeTimers();
    const loaded = preload(near);
    expect(load).not.toHaveBeenCalled();
    await jest.runAllTimersAsync();
    expect(await loaded).toBe('loaded');
    expect(load).toHaveBeenCalledTimes(1);
    jest.useRealTimers();
  });

  it('are left to who opens them where they cannot be fetched', async () => {
    const { load, preload } = setUp(me);
    load.mockReturnValue(throwError(() => new TypeError('Failed to fetch')));
    jest.useFakeTimers();
    const loaded = preload(near);
    await jest.runAllTimersAsync();
    expect(await loaded).toBeNull();
    expect(load).toHaveBeenCalledTimes(1);
    jest.useRealTimers();
  });

  it.each<[string, Me | null, Route]>([
    ['any other page', me, { path: 'far' }],
    ['somebody who is not signed in', null, near],
  ])('are not those of %s', async (_of, person, route) => {
    const { load, preload } = setUp(person);
    expect(await preload(route)).toBeNull();
    expect(load).not.toHaveBeenCalled();
  });
});
