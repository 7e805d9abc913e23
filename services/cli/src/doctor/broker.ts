import { type Availability, brokerAvailable } from '@chargeline/kafka-broker';
import { type Finding, ok, toNote } from './finding.js';

export const judgeBroker = (available: Availability): Finding =>
  available.ok
    ? ok('Kafka broker', 'Java and its jars, or Maven to fetch them, are there')
    : toNote('Kafka broker', available.because, 'Nothing to do for the in-process line; a real broker needs it.');

/** Whether this machine could run a broker: Java 17 and Maven. */
export const broker = async (): Promise<Finding> => judgeBroker(await brokerAvailable());
