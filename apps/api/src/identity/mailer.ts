import { Inject, Injectable } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import type { Environment } from '../config/environment';
import { ENVIRONMENT } from '../http/environment-token';
import { ProcessLog } from '../http/process-log';
import type { MintedLink } from './one-time-links';

type LinkMail = MintedLink & { readonly practiceName: string };

/** How many follow-ups of a practice passed their deadline, and the address of the register. */
export interface LateNotice {
  readonly practiceName: string;
  readonly count: number;
  readonly url: string;
}

const MAIL_TIMEOUT_MS = 5_000;

/** Sends one-time links and notices where a mail server is configured. A mail names the practice and no patient. */
@Injectable()
export class Mailer {
  private readonly transport: Transporter | null;
  private readonly from: string;

  constructor(
    @Inject(ENVIRONMENT) environment: Pick<Environment, 'smtpUrl' | 'mailFrom'>,
    private readonly log: ProcessLog,
  ) {
    const { smtpUrl, mailFrom } = environment;
    this.from = mailFrom ?? '';
    this.transport =
      smtpUrl === null
        ? null
        : createTransport({
            url: smtpUrl,
            connectionTimeout: MAIL_TIMEOUT_MS,
            greetingTimeout: MAIL_TIMEOUT_MS,
            socketTimeout: MAIL_TIMEOUT_MS,
          });
  }

  get isConfigured(): boolean {
    return this.transport !== null;
  }

  /** False when the mail could not be handed over: the caller then shows the link instead. */
  sendLink(to: string, link: LinkMail): Promise<boolean> {
    return this.send(to, wordsOf(link));
  }

  /** Says that the second factor is gone: whoever did not ask for it must be able to notice. */
  sendResetNotice(to: string, practiceName: string): Promise<boolean> {
    return this.send(to, {
      subject: 'Your second factor was reset',
      text:
        `An administrator of ${practiceName} took away the second factor of your Glabella account. You sign in with ` +
        'your password alone until you set up a new one on the page of your account.\n\n' +
        'If you did not ask for this, tell your practice at once and change your password.\n',
    });
  }

  /** Says that follow-ups are late, how many, and where they stand; nothing of a patient. False when it was not sent. */
  sendLateNotice(to: string, notice: LateNotice): Promise<boolean> {
    return this.send(to, wordsOfLate(notice));
  }

  private async send(to: string, words: { subject: string; text: string }): Promise<boolean> {
    if (!this.transport) return false;
    try {
      await this.transport.sendMail({ from: this.from, to, ...words });
      return true;
    } catch (error) {
      this.log.unforeseen(error, null);
      return false;
    }
  }
}

function wordsOf({ purpose, practiceName, url, expiresAt }: LinkMail) {
  const until = `${expiresAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const what =
    purpose === 'invitation'
      ? `You were invited to ${practiceName} on Glabella. Open this link to choose a password:`
      : `Open this link to choose a new password for ${practiceName} on Glabella:`;
  return {
    subject: purpose === 'invitation' ? `Invitation to ${practiceName}` : 'Choose a new password',
    text: `${what}\n\n${url}\n\nIt works once, until ${until}. If you did not expect it, ignore it.\n`,
  };
}

function wordsOfLate({ practiceName, count, url }: LateNotice) {
  const what =
    count === 1
      ? `A follow-up at ${practiceName} has passed its deadline and was escalated to you.`
      : `${count} follow-ups at ${practiceName} have passed their deadline and were escalated to you.`;
  return {
    subject: `Past the deadline at ${practiceName}`,
    text: `${what} Sign in to see what to do:\n\n${url}\n`,
  };
}
