import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type GatewayConfig } from './config.js';
import { ROLES } from './domain/role.js';
import { Users } from './store/users.js';

/** Somebody must be able to log in first: the users of GATEWAY_FIRST_USERS, with all roles. */
@Injectable()
export class FirstUsers implements OnModuleInit {
  constructor(
    @Inject(CONFIG) private readonly config: GatewayConfig,
    @Inject(Users) private readonly users: Users,
  ) {}

  async onModuleInit(): Promise<void> {
    for (const user of this.config.firstUsers) await this.users.addIfAbsent(user, ROLES);
  }
}
