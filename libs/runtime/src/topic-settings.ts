import { z } from 'zod';
import { settings } from './settings.js';

/** Far above the longest outage: what a room has not read by then is gone. */
export const RETENTION_DAYS = 30;

const Env = z.object({
  KAFKA_TOPIC_PARTITIONS: z.coerce.number().int().min(1).default(12),
  KAFKA_TOPIC_RETENTION_DAYS: z.coerce.number().int().min(1).default(RETENTION_DAYS),
});

export interface TopicSettings {
  /** Of each topic. */
  readonly partitions: number;
  /** Of events; dead letters stay for ever. */
  readonly retentionDays: number;
}

/** How topics are made and what a room expects of them. Throws CHL_RUNTIME_SETTINGS, which names a wrong variable. */
export function topicSettings(env: Readonly<Record<string, string | undefined>>): TopicSettings {
  const { KAFKA_TOPIC_PARTITIONS: partitions, KAFKA_TOPIC_RETENTION_DAYS: retentionDays } = settings(Env, env);
  return { partitions, retentionDays };
}
