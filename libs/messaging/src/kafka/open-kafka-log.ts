import type { Log } from '../log.js';
import { platformaticLog } from '../platformatic/platformatic-log.js';
import type { KafkaLogOptions } from './kafka-options.js';
import { kafkaSettings } from './kafka-settings.js';
import { kafkaLog } from './kafkajs-log.js';

const OPEN = { kafkajs: kafkaLog, platformatic: platformaticLog };

/** The log on Kafka that the environment names. Connects with its first use; a wrong variable is an error at once. */
export function openKafkaLog(
  env: Readonly<Record<string, string | undefined>>,
  who: Pick<KafkaLogOptions, 'clientId' | 'onAlarm' | 'onCrash'>,
): Log {
  const { client, options } = kafkaSettings(env);
  return OPEN[client]({ ...options, ...who });
}
