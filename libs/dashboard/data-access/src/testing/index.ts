export { emptyRecord } from './empty-record';
export { me } from './me';
export { protocolList } from './protocol-list';
export { clearPage, openPage, problemBody, type PageStart } from './open-page';
export { savedBy, type SavedFile } from './saved-files';
