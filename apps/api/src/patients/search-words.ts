/** The words by which patients are found, for who checks and mends them. */
export { findWronglyIndexed, replaceSearchWords } from './search-words.repository';
