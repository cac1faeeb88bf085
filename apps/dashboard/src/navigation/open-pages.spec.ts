import { appRoutes } from '../app.routes';
import { isOpenToAnybody, openPages } from './open-pages';

describe('the pages that open to anybody', () => {
  it('are the routes that stand beside the one that asks who is signed in', () => {
    const beside = appRoutes.filter(({ canActivate }) => !canActivate).map(({ path }) => path);
    expect(openPages).toEqual(beside);
  });

  it.each([
    ['/sign-in', true],
    ['/link', true],
    ['/', false],
    ['/caseload', false],
    ['/patients/sign-in', false],
  ])('%s: %s', (path, isOpen) => {
    expect(isOpenToAnybody(path)).toBe(isOpen);
  });
});
