import { Problem } from '@chargeline/runtime';
import { Body, Controller, Header, Inject, Post } from '@nestjs/common';
import { z } from 'zod';
import { Users } from '../store/users.js';
import { Conforms } from './conforms.js';
import { Operation } from './operation.js';
import { TOKEN_SECONDS, Tokens } from './tokens.js';

const Credentials = z.strictObject({ username: z.string().min(1).max(80), password: z.string().min(1).max(200) });

const TokenAnswer = z.object({ access_token: z.string(), token_type: z.literal('Bearer'), expires_in: z.int() });

@Controller('api/v1/auth')
export class TokenController {
  constructor(
    @Inject(Users) private readonly users: Users,
    @Inject(Tokens) private readonly tokens: Tokens,
  ) {}

  @Post('token')
  @Header('cache-control', 'no-store')
  @Operation({
    summary: 'Log in: a signed token that is good for 15 minutes.',
    may: 'anybody',
    status: 200,
    answer: TokenAnswer,
    problems: [401],
  })
  async token(
    @Body(new Conforms(Credentials)) { username, password }: z.infer<typeof Credentials>,
  ): Promise<z.infer<typeof TokenAnswer>> {
    const caller = await this.users.login(username, password);
    if (caller === null) throw new Problem(401, 'CHL_GATEWAY_LOGIN_REFUSED', 'The name or the password is wrong.');
    return { access_token: await this.tokens.issue(caller), token_type: 'Bearer', expires_in: TOKEN_SECONDS };
  }
}
