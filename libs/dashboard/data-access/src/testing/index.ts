export { me } from './me';
export { clearPage, openPage, problemBody, type PageStart } from './open-page';
