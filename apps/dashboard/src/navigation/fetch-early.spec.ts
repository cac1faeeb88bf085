import type { Routes } from '@angular/router';
import { fetchEarly } from './fetch-early';

const loader = (answer: unknown = class {}) => jest.fn(async () => answer as never);

function site() {
  const list = loader();
  const record = loader();
  const edit = loader();
  const patients = loader([
    { path: '', pathMatch: 'full', loadComponent: list },
    { path: ':patientId', loadComponent: record },
    { path: ':patientId/edit', loadComponent: edit },
  ] satisfies Routes);
  const signIn = loader();
  const shell = loader();
  const unknown = loader();
  const routes: Routes = [
    { path: 'sign-in', loadComponent: signIn },
    {
      path: '',
      loadComponent: shell,
      children: [
        { path: 'patients', loadChildren: patients },
        { path: 'gone', loadChildren: async () => Promise.reject(new Error('no network')) },
        { path: '**', loadComponent: unknown },
      ],
    },
  ];
  return { routes, fetched: { list, record, edit, patients, signIn, shell, unknown } };
}

type Fetched = ReturnType<typeof site>['fetched'];
const namesOf = (fetched: Fetched): string[] =>
  Object.entries(fetched).flatMap(([name, load]) => (load.mock.calls.length > 0 ? [name] : []));

describe('what is fetched before the router has decided', () => {
  it.each<[string, (keyof Fetched)[]]>([
    ['/sign-in', ['signIn']],
    ['/', ['shell']],
    ['/patients', ['list', 'patients', 'shell']],
    ['/patients/1', ['record', 'patients', 'shell']],
    ['/patients/1/edit', ['edit', 'patients', 'shell']],
    ['/patients/1/edit/2', ['patients', 'shell']],
    ['/gone', ['shell']],
    ['/nowhere', ['shell']],
  ])('for %s', async (path, expected) => {
    const { routes, fetched } = site();
    fetchEarly(routes, path);
    await new Promise((resolve) => setTimeout(resolve));
    expect(namesOf(fetched).sort()).toEqual([...expected].sort());
  });
});
