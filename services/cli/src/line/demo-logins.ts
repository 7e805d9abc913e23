import type { LineState } from '@chargeline/standalone';
import { sourceDirectory } from '@chargeline/synth';

/** The users whom `runDemo` lets in, one a tenant. They are no secret: the line is a synthetic one on this machine alone. */
export const demoLogins = (): LineState['logins'] =>
  [...new Set(sourceDirectory().sources.map(({ tenantId }) => tenantId))].map((tenant) => ({
    tenant,
    username: `demo@${tenant}`,
    password: 'demo-only-password',
  }));
