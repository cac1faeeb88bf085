export { EntryForm } from './form/entry-form';
export { EntryPanel } from './form/entry-panel';
export { entryRecordResource, identityOf } from './record/entry-record';
export { RecordForm } from './record/record-form';
