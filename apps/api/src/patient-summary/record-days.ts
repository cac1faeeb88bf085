/** Dates of a patient's record that other features go by. */
export { findEarliestDate, findInjectionSpan } from './patient-summary.repository';
