import { ChargelineError } from '@chargeline/kernel';
import { settings } from '@chargeline/runtime';
import { DEFAULT_DELIMITERS, isPlain, plainText, type Receiver } from '@chargeline/x12';
import { z } from 'zod';
import type { FileHeader } from './domain/file.js';

/** What billing is told at its start. */
export interface BillingConfig {
  readonly folder: string;
  /** 0: files are made on command only. */
  readonly fileEverySeconds: number;
  readonly headerFor: (payerId: string) => FileHeader;
}

export const CONFIG = Symbol('billing config');

const MISSING_FOR_P = 'is needed when BILLING_USAGE is P';

const Name = z
  .string()
  .max(60)
  .refine((text) => plainText(text, 60, DEFAULT_DELIMITERS), 'has a character that X12 cannot carry, or nothing');

/** Also ISA06 or ISA08, GS02 or GS03. */
const Id = z
  .string()
  .min(2)
  .max(15)
  .refine((text) => isPlain(text, DEFAULT_DELIMITERS), 'has a character that X12 cannot carry');

const Json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'is not JSON' });
    return z.NEVER;
  }
});

const Env = z.object({
  BILLING_FOLDER: z.string().min(1),
  BILLING_FILE_EVERY_SECONDS: z.coerce.number().int().min(0).max(86_400).default(900),
  BILLING_USAGE: z.enum(['T', 'P']).default('T'),
  BILLING_SUBMITTER_NAME: Name.optional(),
  BILLING_SUBMITTER_ID: Id.optional(),
  BILLING_SUBMITTER_CONTACT: Name.optional(),
  BILLING_SUBMITTER_PHONE: z
    .string()
    .regex(/^\d{10}$/, 'is not ten digits')
    .optional(),
  BILLING_RECEIVER_NAME: Name.optional(),
  BILLING_RECEIVER_ID: Id.optional(),
  BILLING_RECEIVERS: Json.pipe(z.record(z.string(), z.object({ name: Name, id: Id }))).default({}),
});

/** What a test file (ISA15 = T) says when nobody named sender and receiver; 555-0100 is a number of no subscriber. */
const PLACEHOLDERS = {
  BILLING_SUBMITTER_NAME: 'CHARGELINE TEST',
  BILLING_SUBMITTER_ID: 'CHARGELINE',
  BILLING_SUBMITTER_CONTACT: 'BILLING DESK',
  BILLING_SUBMITTER_PHONE: '5555550100',
  BILLING_RECEIVER_NAME: 'TEST RECEIVER',
  BILLING_RECEIVER_ID: 'TESTRECEIVER',
} as const;

/** Reads the variables once. Files for production must name who sends and who receives them. */
export function billingConfig(env: Readonly<Record<string, string | undefined>>): BillingConfig {
  const set = settings(Env, env);
  const missing = Object.keys(PLACEHOLDERS).filter((name) => set[name as keyof typeof PLACEHOLDERS] === undefined);
  if (set.BILLING_USAGE === 'P' && missing.length > 0)
    throw new ChargelineError('CHL_BILLING_SETTINGS', `${missing.join(', ')} ${MISSING_FOR_P}.`, false);
  const said = { ...PLACEHOLDERS, ...set };
  const submitter = {
    name: { kind: 'organization', name: said.BILLING_SUBMITTER_NAME },
    id: said.BILLING_SUBMITTER_ID,
    contact: { name: said.BILLING_SUBMITTER_CONTACT, phone: said.BILLING_SUBMITTER_PHONE },
  } as const;
  const receivers = new Map<string, Receiver>(Object.entries(set.BILLING_RECEIVERS));
  const otherwise = { name: said.BILLING_RECEIVER_NAME, id: said.BILLING_RECEIVER_ID };
  return {
    folder: set.BILLING_FOLDER,
    fileEverySeconds: set.BILLING_FILE_EVERY_SECONDS,
    headerFor: (payerId) => ({
      submitter,
      receiver: receivers.get(payerId) ?? otherwise,
      usage: set.BILLING_USAGE,
    }),
  };
}
