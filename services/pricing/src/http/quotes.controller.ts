import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { CONTRACTS } from '../config.js';
import type { Contracts } from '../domain/contracts/contract.js';
import { type Quote, quote } from '../domain/quote.js';
import { asked } from './quote-request.js';

/** Prices for whoever asks, without a claim: what `chargeline price --json` prints. Nothing is kept. */
@Controller('api/v1/pricing/quotes')
export class QuotesController {
  constructor(@Inject(CONTRACTS) private readonly contracts: Contracts) {}

  @Post()
  @HttpCode(200)
  price(@Body() body: unknown): Quote {
    const { lines, participants, sequestration, tenant, payer } = asked(body);
    const contractOn = tenant === undefined || payer === undefined ? undefined : this.contracts(tenant, payer);
    return quote(lines, participants, { contractOn, sequestration });
  }
}
