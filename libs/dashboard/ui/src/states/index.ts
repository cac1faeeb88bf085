/** What stands where there is nothing yet, or something is wrong: on every page, so that it is loaded as one. */
export { EmptyState } from './empty-state';
export { LoadingState, skeletonDelayMs } from './loading-state';
export { ErrorState, type ProblemText } from './error-state';
export { ConflictPanel, type ConflictRow } from './conflict-panel';
export { lastComplete } from './last-complete';
export { RowProgress } from './row-progress';
export { PrintedCount } from './printed-count';
export { FormProblem } from './form-problem';
