import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form, submit } from '@angular/forms/signals';
import { ApiProblem, networkLost } from './api-problem';
import { showRefusal } from './form-issues';

const refusal = (path: string): ApiProblem =>
  new ApiProblem({
    code: 'request.invalid',
    title: 'Some fields were refused',
    detail: 'Correct them.',
    status: 400,
    requestId: 'req-1',
    issues: [{ path, message: 'Use 0.5 or more.' }],
  });

const session = () =>
  TestBed.runInInjectionContext(() =>
    form(signal({ name: '', sites: [{ units: 5 }, { units: 0 }] })),
  );

const messages = (errors: readonly { message?: string }[]) => errors.map(({ message }) => message);

describe('showRefusal', () => {
  it('puts what the server refused at its field', async () => {
    const tree = session();
    const whole = signal<ApiProblem | null>(null);
    await submit(tree, async () => showRefusal(refusal('sites.1.units'), tree, whole));
    expect(messages(tree.sites[1]?.units().errors() ?? [])).toEqual(['Use 0.5 or more.']);
    expect(tree.sites[0]?.units().errors()).toEqual([]);
    expect(whole()).toBeNull();
  });

  it.each(['', 'sites.7.units', 'length', 'unknown'])(
    'shows an issue at "%s", which the form does not have, as a whole',
    async (path) => {
      const tree = session();
      const whole = signal<ApiProblem | null>(null);
      await submit(tree, async () => showRefusal(refusal(path), tree, whole));
      expect(messages(tree().errorSummary())).toEqual([]);
      expect(whole()).toMatchObject({
        title: 'Some fields were refused',
        detail: 'Use 0.5 or more.',
        requestId: 'req-1',
      });
    },
  );

  it('shows a problem that speaks of no field as a whole', () => {
    const whole = signal<ApiProblem | null>(null);
    expect(showRefusal(networkLost(), session(), whole)).toEqual([]);
    expect(whole()?.isNetworkLoss).toBe(true);
  });
});
