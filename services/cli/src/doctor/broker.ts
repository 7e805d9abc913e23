import { type Availability, brokerAvailable } from '@chargeline/kafka-broker';
import { type Finding, ok, toNote } from './finding.js';

export const judgeBroker = (available: Availability): Finding =>
  available.ok
    ? ok('Java', "it is there, and Kafka's jars, or Maven to fetch them")
    : toNote(
        'Java',
        available.because,
        '"chargeline start" needs none; "chargeline up" does, unless KAFKA_BROKERS names a Kafka.',
      );

/** Whether this machine could run a broker: Java 17 and Maven. */
export const broker = async (): Promise<Finding> => judgeBroker(await brokerAvailable());
