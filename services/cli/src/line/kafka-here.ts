import { brokerAvailable } from '@chargeline/kafka-broker';
import { missing } from '../exit.js';

/** Throws CHL_CLI_MISSING, with what to install, when this machine cannot run a Kafka; `instead` says what else would do. */
export async function mustRunKafka(instead: string): Promise<void> {
  const availability = await brokerAvailable();
  if (!availability.ok) throw missing(`Kafka cannot start here. ${availability.because} ${instead}`);
}
