import { Injectable } from '@nestjs/common';

/** The only source of the present instant; a test hands `buildApp` a clock that it moves itself. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date(Date.now());
  }
}
