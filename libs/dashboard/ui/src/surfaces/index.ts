/** What pages are laid out with: small, and on every page, so that they are loaded as one. */
export { Card } from './card';
export { Chip, type Tone } from './chip';
export { Banner, type BannerTone } from './banner';
export { DataTable } from './data-table';
export { SortHeader, type SortDirection } from './sort-header';
export { Definitions, type DefinedTerm } from './definitions';
export { Sources } from './sources';
export { afterFirstPaint, inTurns } from './in-turns';
