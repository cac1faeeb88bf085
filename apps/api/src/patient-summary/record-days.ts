/** Days of a patient's record that other features go by. */
export { findEarliestDay, findInjectionSpan } from './patient-summary.repository';
