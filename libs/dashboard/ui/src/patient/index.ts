/** How a patient is named, loaded as one. */
export { listRow, type ListedPatient, type ListRow } from './list-row';
export { deadlineWords, latenessWords } from './deadline-words';
export { ownerWords } from './owner-words';
export { sexLabels, sexLetters } from './sex-labels';
export { identityOf, type Identity } from './identity';
export { PatientIdentity } from './patient-identity';
export { PrintedSubject, printsAbout } from './printed-subject';
