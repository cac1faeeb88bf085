import type { ApiProblem } from '@glabella/dashboard/data-access';

/** The server accepted the password and waits for the code of the authenticator. */
export function asksForCode(problem: ApiProblem): boolean {
  return problem.code === 'sign_in.second_factor_needed';
}
