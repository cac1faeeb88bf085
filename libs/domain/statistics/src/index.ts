export * from './lib/mean-interval';
export * from './lib/percentile';
export * from './lib/student-t';
export * from './lib/wilson';
