import { CODE_SYSTEMS, EMPTY_SEARCH_REASONS, STANDINGS } from '@chargeline/codes';
import { z } from 'zod';

/** A code on a day, as people are told: the shape that the look-up answers. */
export const CodeAnswer = z.object({
  system: z.enum(CODE_SYSTEMS),
  code: z.string().meta({ description: 'As claims carry it, without its dot.' }),
  on: z.string(),
  standing: z.enum(STANDINGS),
  billable: z.boolean().nullable().meta({ description: 'False for a header; null when nothing is known of the code.' }),
  description: z.string().nullable().meta({ description: 'Never for CPT.' }),
  validFrom: z.string().nullable().meta({ description: 'As far as the loaded releases tell.' }),
  validTo: z.string().nullable(),
  replacedBy: z.array(z.string()),
  release: z.string().nullable().meta({ description: 'The release that speaks for the day.' }),
});

export const CodeAnswers = z.object({ answers: z.array(CodeAnswer) });

export const CodeSearchAnswer = z.object({
  hits: z.array(
    z.object({
      system: z.enum(CODE_SYSTEMS),
      code: z.string(),
      billable: z.boolean(),
      description: z.string().nullable(),
      release: z.string(),
    }),
  ),
  corrected: z.array(z.object({ from: z.string(), to: z.string() })),
  replaced: z.array(z.object({ said: z.string(), meant: z.array(z.string()) })),
  some: z.boolean().meta({ description: 'No text has all of the words: these have some of them.' }),
  empty: z.object({ why: z.enum(EMPTY_SEARCH_REASONS), because: z.string() }).nullable(),
});
