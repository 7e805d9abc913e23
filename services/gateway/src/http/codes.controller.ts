import { CODE_SYSTEMS, isCodeSystem, lookup, searchCodes } from '@chargeline/codes';
import { CLOCK, Problem } from '@chargeline/runtime';
import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { day, text } from '../domain/plain.js';
import { CodeAnswer, CodeAnswers, CodeSearchAnswer } from './code-answers.js';
import { Conforms } from './conforms.js';
import { Operation } from './operation.js';
import { limitOf } from './page.js';

const MOST_CODES = 1_000;

const knownAt = z.iso
  .datetime({ offset: true })
  .optional()
  .meta({ description: 'As known at this moment: what was loaded later is not seen.' });

const on = day.optional().meta({ description: 'The day of service; today in UTC when it is not said.' });

const CodeQuery = z.strictObject({ on, knownAt });

const ValidateBody = z.strictObject({
  codes: z
    .array(z.strictObject({ system: z.enum(CODE_SYSTEMS), code: text(40), on: day }))
    .min(1)
    .max(MOST_CODES),
  knownAt,
});

const SearchQuery = z.strictObject({
  q: text(200),
  system: z.enum(CODE_SYSTEMS).optional(),
  on,
  knownAt,
  limit: limitOf(100, 20),
});

/** Official codes by day of service, from the releases that this process has. They are nobody's secret: any token may ask. */
@Controller('api/v1/codes')
export class CodesController {
  constructor(@Inject(CLOCK) private readonly now: () => Date) {}

  @Get('search')
  @Operation({
    summary: 'Codes by their words, synonyms and slips of the pen included, or by their beginning; the best first.',
    may: 'token',
    status: 200,
    answer: CodeSearchAnswer,
  })
  searchCodes(
    @Query(new Conforms(SearchQuery, 400)) { q, on = this.today(), ...asked }: z.infer<typeof SearchQuery>,
  ): z.infer<typeof CodeSearchAnswer> {
    return CodeSearchAnswer.parse(searchCodes(q, { on, ...asked }));
  }

  @Get(':system/:code')
  @Operation({
    summary: 'What is known of a code on a day of service; of the day of asking when none is said.',
    may: 'token',
    status: 200,
    answer: CodeAnswer,
    problems: [404],
  })
  code(
    @Param('system') system: string,
    @Param('code') code: string,
    @Query(new Conforms(CodeQuery, 400)) { on = this.today(), knownAt }: z.infer<typeof CodeQuery>,
  ): z.infer<typeof CodeAnswer> {
    if (!isCodeSystem(system))
      throw new Problem(404, 'CHL_GATEWAY_UNKNOWN_SYSTEM', `The code sets are ${CODE_SYSTEMS.join(', ')}.`);
    return CodeAnswer.parse(lookup(system, code, { on, knownAt }));
  }

  @Post('validate')
  @Operation({
    summary: 'The same for up to 1,000 codes, each on its own day; answered in their order.',
    may: 'token',
    status: 200,
    answer: CodeAnswers,
  })
  validateCodes(
    @Body(new Conforms(ValidateBody)) { codes, knownAt }: z.infer<typeof ValidateBody>,
  ): z.infer<typeof CodeAnswers> {
    return CodeAnswers.parse({ answers: codes.map(({ system, code, on }) => lookup(system, code, { on, knownAt })) });
  }

  private today(): string {
    return this.now().toISOString().slice(0, 10);
  }
}
