export * from './form/entry-form';
export * from './form/entry-panel';
export * from './record/entry-record';
export * from './record/record-form';
