import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountRepository } from './account.repository';
import { AttemptRepository } from './attempt.repository';
import { Authentication } from './authentication';
import { AuthenticationGuard } from './authentication.guard';
import { DeviceRepository } from './device.repository';
import { ForgottenPassword } from './forgotten-password';
import { GuessLimit } from './guess-limit';
import { SignInHousekeeping } from './housekeeping';
import { LinkRepository } from './link.repository';
import { LinksController } from './links.controller';
import {
  LoginDeviceEntity,
  LoginEntity,
  LoginRecoveryCodeEntity,
  LoginSessionEntity,
} from './login.entity';
import { Mailer } from './mailer';
import { MeController } from './me.controller';
import { OneTimeLinkEntity } from './one-time-link.entity';
import { OneTimeLinks } from './one-time-links';
import { OwnAccountRepository } from './own-account.repository';
import { OwnAccount } from './own-account.service';
import { SecondFactor } from './second-factor';
import { SecondFactorController } from './second-factor.controller';
import { SecondFactorRepository } from './second-factor.repository';
import { SecretBox } from './secret-box';
import { SessionKeeper } from './session-keeper';
import { SessionRepository } from './session.repository';
import { SignInAttemptEntity } from './sign-in-attempt.entity';
import { SignInController } from './sign-in.controller';
import { SignIn } from './sign-in.service';
import { SignatureConfirmation } from './signature-confirmation';
import { StaffAccounts } from './staff-accounts';

/** Signing in and out, one-time links, second factors; other features use what is exported. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      LoginEntity,
      LoginRecoveryCodeEntity,
      LoginSessionEntity,
      LoginDeviceEntity,
      OneTimeLinkEntity,
      SignInAttemptEntity,
    ]),
  ],
  controllers: [SignInController, MeController, SecondFactorController, LinksController],
  providers: [
    AccountRepository,
    AttemptRepository,
    Authentication,
    AuthenticationGuard,
    DeviceRepository,
    ForgottenPassword,
    GuessLimit,
    LinkRepository,
    Mailer,
    OneTimeLinks,
    OwnAccount,
    OwnAccountRepository,
    SecondFactor,
    SecondFactorRepository,
    SecretBox,
    SessionKeeper,
    SessionRepository,
    SignIn,
    SignInHousekeeping,
    SignatureConfirmation,
    StaffAccounts,
  ],
  exports: [
    Authentication,
    AuthenticationGuard,
    Mailer,
    OwnAccount,
    SessionKeeper,
    SignInHousekeeping,
    SignatureConfirmation,
    StaffAccounts,
  ],
})
export class IdentityModule {}
