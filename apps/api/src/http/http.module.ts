import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RefusalAudit } from '../audit/refusal-audit';
import type { Environment } from '../config/environment';
import { APP_URL } from '../database/app-url';
import { TenantTransactions } from '../database/tenant';
import { AccessGuard } from './access.guard';
import { Clock } from './clock';
import { CreationHousekeeping } from './creation-housekeeping';
import { CsrfGuard } from './csrf.guard';
import { ENVIRONMENT } from './environment-token';
import { Creations } from './idempotency';
import { IdempotencyRecordEntity } from './idempotency.entity';
import { ProblemFilter } from './problem.filter';
import { ProcessLog } from './process-log';
import { PublicAddress } from './public-address';

/** What every feature uses: tenant transactions, creations, the clock, the environment. */
@Global()
@Module({})
export class HttpModule {
  static for(environment: Environment, appUrl: string, clock: Clock): DynamicModule {
    const shared = [
      { provide: ENVIRONMENT, useValue: environment },
      { provide: APP_URL, useValue: appUrl },
      { provide: Clock, useValue: clock },
      TenantTransactions,
      Creations,
      CreationHousekeeping,
      ProcessLog,
      PublicAddress,
    ];
    return {
      module: HttpModule,
      imports: [TypeOrmModule.forFeature([IdempotencyRecordEntity])],
      providers: [...shared, RefusalAudit, AccessGuard, CsrfGuard, ProblemFilter],
      exports: [...shared, RefusalAudit, AccessGuard, CsrfGuard, ProblemFilter],
    };
  }
}
