import { Clock } from './api-under-test';

/** A clock that stands still until a test moves it. */
export class TestClock extends Clock {
  constructor(private instant: Date) {
    super();
  }

  override now(): Date {
    return new Date(this.instant);
  }

  advance(by: {
    readonly minutes?: number;
    readonly hours?: number;
    readonly days?: number;
  }): void {
    const { minutes = 0, hours = 0, days = 0 } = by;
    this.instant = new Date(this.instant.getTime() + ((days * 24 + hours) * 60 + minutes) * 60_000);
  }
}
