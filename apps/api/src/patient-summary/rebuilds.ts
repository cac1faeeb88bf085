/** What a practice may ask of the rebuild of its derived rows. */
export { findRebuild, requestRebuild, type RebuildRow } from './derived-rebuild.repository';
