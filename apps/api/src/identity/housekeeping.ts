import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Clock } from '../http/clock';
import { ProcessLog } from '../http/process-log';
import { AttemptRepository } from './attempt.repository';
import { DeviceRepository } from './device.repository';
import { LinkRepository } from './link.repository';
import { SessionRepository } from './session.repository';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** Longer than any window in which attempts are counted. */
const ATTEMPTS_KEPT_MS = DAY_MS;
/** As long as the cookie lives. */
const DEVICES_KEPT_MS = 180 * DAY_MS;
/** Until then a browser that comes back is told why its session is over, and refused attempts know whose it was. */
const SESSIONS_KEPT_MS = 30 * DAY_MS;
const LINKS_KEPT_MS = 30 * DAY_MS;

/** Forgets what signing in no longer needs: once an hour, while the server runs. */
@Injectable()
export class SignInHousekeeping implements BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly attempts: AttemptRepository,
    private readonly devices: DeviceRepository,
    private readonly sessions: SessionRepository,
    private readonly links: LinkRepository,
    private readonly clock: Clock,
    private readonly log: ProcessLog,
  ) {}

  start(): void {
    this.timer = setInterval(() => void this.tidy(), HOUR_MS);
    this.timer.unref();
  }

  /** Forgets old attempts, browsers, sessions and links. A failure is logged and tried again an hour later. */
  async tidy(): Promise<void> {
    const now = this.clock.now().getTime();
    try {
      await this.attempts.forgetBefore(new Date(now - ATTEMPTS_KEPT_MS));
      await this.devices.forgetUnusedSince(new Date(now - DEVICES_KEPT_MS));
      await this.sessions.forgetEndedBefore(new Date(now - SESSIONS_KEPT_MS));
      await this.links.forgetEndedBefore(new Date(now - LINKS_KEPT_MS));
    } catch (error) {
      this.log.unforeseen(error, null);
    }
  }

  beforeApplicationShutdown(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }
}
