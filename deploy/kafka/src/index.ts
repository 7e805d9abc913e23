export { type Availability, brokerAvailable, kafkaHalf } from './available.js';
export { type Broker, type BrokerOptions, startBroker } from './broker.js';
