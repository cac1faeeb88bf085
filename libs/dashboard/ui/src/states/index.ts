/** What stands where there is nothing yet, or something is wrong: on every page, so that it is loaded as one. */
export { EmptyState } from './empty-state';
export { LoadingState, skeletonDelayMs } from './loading-state';
export { ErrorState, type ProblemText } from './error-state';
export { LoadMore, type MoreToLoad } from './load-more';
export { ConflictPanel, type ConflictRow } from './conflict-panel';
export { lastKnown } from './last-known';
export { RowProgress } from './row-progress';
export { PrintedCount } from './printed-count';
export { FormProblem } from './form-problem';
