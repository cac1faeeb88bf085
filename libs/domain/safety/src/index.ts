export * from './lib/cover';
export * from './lib/escalation';
export * from './lib/lateness';
export * from './lib/triage';
