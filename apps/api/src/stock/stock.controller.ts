import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import {
  deliveryCorrectionSchema,
  idParamSchema,
  lotCorrectionSchema,
  recordRefSchema,
  stockDeliverySchema,
  stockLotRecordSchema,
  stockQuerySchema,
  stockSchema,
  vialOpeningSchema,
  vialRemovalSchema,
  type DeliveryCorrection,
  type IdParam,
  type LotCorrection,
  type RecordRef,
  type Stock,
  type StockDelivery,
  type StockLotRecord,
  type StockQuery,
  type VialOpening,
  type VialRemoval,
} from '@glabella/contracts';
import { Access, CLINICAL_ROLES, RECORD_READERS } from '../http/access';
import { Answers } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { ExpectedVersion, IdempotencyKey } from '../http/request-headers';
import { StockService } from './stock.service';

/** A delivery is received by whoever is at the desk; a vial is opened by clinical people. */
@Controller('stock')
export class StockController {
  constructor(private readonly stock: StockService) {}

  @Get()
  @Access.roles(...RECORD_READERS)
  @Answers(stockSchema)
  list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: stockQuerySchema }) query: StockQuery,
  ): Promise<Stock> {
    return this.stock.list(caller, query);
  }

  @Post('deliveries')
  @Access.roles(...RECORD_READERS)
  @Answers(recordRefSchema, { status: 201 })
  receive(
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() key: string,
    @Body({ schema: stockDeliverySchema }) body: StockDelivery,
  ): Promise<RecordRef> {
    return this.stock.receive(caller, key, body);
  }

  @Put('deliveries/:id')
  @Access.roles(...RECORD_READERS)
  @Answers(recordRefSchema)
  correctDelivery(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: deliveryCorrectionSchema }) body: DeliveryCorrection,
  ): Promise<RecordRef> {
    return this.stock.correctDelivery(caller, id, version, body);
  }

  @Get('lots/:id')
  @Access.roles(...RECORD_READERS)
  @Answers(stockLotRecordSchema, { versionOf: ({ lot }) => lot.version })
  read(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
  ): Promise<StockLotRecord> {
    return this.stock.read(caller, id);
  }

  @Put('lots/:id')
  @Access.roles(...RECORD_READERS)
  @Answers(recordRefSchema)
  correctLot(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: lotCorrectionSchema }) body: LotCorrection,
  ): Promise<RecordRef> {
    return this.stock.correctLot(caller, id, version, body);
  }

  @Post('lots/:id/openings')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema, { status: 201 })
  open(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @IdempotencyKey() key: string,
    @Body({ schema: vialOpeningSchema }) body: VialOpening,
  ): Promise<RecordRef> {
    return this.stock.open(caller, id, key, body);
  }

  @Post('lots/:id/removals')
  @Access.roles(...RECORD_READERS)
  @Answers(recordRefSchema, { status: 201 })
  remove(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @IdempotencyKey() key: string,
    @Body({ schema: vialRemovalSchema }) body: VialRemoval,
  ): Promise<RecordRef> {
    return this.stock.remove(caller, id, key, body);
  }
}
