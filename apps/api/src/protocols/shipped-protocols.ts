/** What a new practice begins with. */
export { storeShippedProtocols } from './protocols.repository';
