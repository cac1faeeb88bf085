import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form, submit } from '@angular/forms/signals';
import { ApiProblem, networkLost } from './api-problem';
import { formIssues } from './form-issues';

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

describe('formIssues', () => {
  it('puts what the server refused at its field', async () => {
    const tree = session();
    await submit(tree, async () => formIssues(refusal('sites.1.units'), tree));
    expect(messages(tree.sites[1]?.units().errors() ?? [])).toEqual(['Use 0.5 or more.']);
    expect(tree.sites[0]?.units().errors()).toEqual([]);
  });

  it.each(['', 'sites.7.units', 'unknown'])('keeps an issue at "%s" above it', async (path) => {
    const tree = session();
    await submit(tree, async () => formIssues(refusal(path), tree));
    expect(messages(tree().errorSummary())).toEqual(['Use 0.5 or more.']);
  });

  it('throws on a problem that speaks of no field, to be shown as a whole', () => {
    expect(() => formIssues(networkLost(), session())).toThrow('No connection to the server');
  });
});
