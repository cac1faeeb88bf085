import {
  productActivationChangeSchema,
  productActivationListSchema,
  productParamSchema,
  type ProductActivationChange,
  type ProductActivationList,
  type ProductParam,
} from '@glabella/contracts';
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { Access } from '../http/access';
import { Answers } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { ExpectedVersion } from '../http/request-headers';
import { ProductActivationsService } from './product-activations.service';

@Controller('practice/products')
export class ProductActivationsController {
  constructor(private readonly activations: ProductActivationsService) {}

  @Get()
  @Access.signedIn()
  @Answers(productActivationListSchema)
  list(@CurrentCaller() caller: Caller): Promise<ProductActivationList> {
    return this.activations.list(caller);
  }

  @Put(':productId')
  @Access.roles('psychiatrist')
  @Answers(productActivationListSchema)
  change(
    @CurrentCaller() caller: Caller,
    @Param({ schema: productParamSchema }) { productId }: ProductParam,
    @ExpectedVersion() version: number,
    @Body({ schema: productActivationChangeSchema }) body: ProductActivationChange,
  ): Promise<ProductActivationList> {
    return this.activations.change(caller, productId, version, body);
  }
}
