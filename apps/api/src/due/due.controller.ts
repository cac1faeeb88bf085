import {
  type DueReinjectionPage,
  type DueVisitPage,
  dueReinjectionPageSchema,
  dueReinjectionQuerySchema,
  dueVisitPageSchema,
  dueVisitQuerySchema,
} from '@glabella/contracts';
import { Controller, Get, Query } from '@nestjs/common';
import { Access, RECORD_READERS } from '../http/access';
import { Answers } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { type CheckedReinjectionQuery, type CheckedVisitQuery, DueService } from './due.service';

@Controller('due')
export class DueController {
  constructor(private readonly due: DueService) {}

  @Get('visits')
  @Access.roles(...RECORD_READERS)
  @Answers(dueVisitPageSchema)
  visits(
    @CurrentCaller() caller: Caller,
    @Query({ schema: dueVisitQuerySchema }) query: CheckedVisitQuery,
  ): Promise<DueVisitPage> {
    return this.due.visits(caller, query);
  }

  @Get('re-injections')
  @Access.roles(...RECORD_READERS)
  @Answers(dueReinjectionPageSchema)
  reinjections(
    @CurrentCaller() caller: Caller,
    @Query({ schema: dueReinjectionQuerySchema }) query: CheckedReinjectionQuery,
  ): Promise<DueReinjectionPage> {
    return this.due.reinjections(caller, query);
  }
}
