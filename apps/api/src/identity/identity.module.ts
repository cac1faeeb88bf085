import { Module } from '@nestjs/common';
import { Authentication } from './authentication';
import { AuthenticationGuard } from './authentication.guard';
import { SessionRepository } from './session.repository';

@Module({
  providers: [Authentication, AuthenticationGuard, SessionRepository],
  exports: [Authentication, AuthenticationGuard],
})
export class IdentityModule {}
