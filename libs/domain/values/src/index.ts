export * from './lib/calendar-date';
export * from './lib/citation';
export * from './lib/csv-format';
export * from './lib/domain-error';
export * from './lib/instant';
export * from './lib/number-format';
export * from './lib/partial-date';
export * from './lib/time-zone';
