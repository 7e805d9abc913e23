import { keyring, type KeyProvider } from '@chargeline/security';
import { z } from 'zod';
import { ENV } from './context.js';
import { settings } from './settings.js';

/** The keyring of the few services that may seal or open an identity. */
export const KEYS = Symbol('keys');

const Env = z.object({ CHARGELINE_KEYRING: z.string() });

export const keysProvider = {
  provide: KEYS,
  inject: [ENV],
  useFactory: (env: Record<string, string>): KeyProvider => keyring(settings(Env, env).CHARGELINE_KEYRING),
};
