/** What a new practice begins with. */
export { storeShippedAftercare } from './aftercare.repository';
