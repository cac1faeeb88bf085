export { type MeanInterval, meanInterval } from './lib/mean-interval';
export { type Counted, percentile } from './lib/percentile';
export { InvalidDegreesOfFreedom, studentTwoSided95 } from './lib/student-t';
export { InvalidProportion, type WilsonInterval, wilsonInterval } from './lib/wilson';
