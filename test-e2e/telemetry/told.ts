/** All that a span, a link, an event of a span or a metric may say. */
export const MAY_SAY: readonly string[] = [
  'messaging.system',
  'messaging.operation.name',
  'messaging.operation.type',
  'messaging.destination.name',
  'messaging.destination.partition.id',
  'messaging.kafka.offset',
  'messaging.batch.message_count',
  'messaging.message.id',
  'chargeline.tenant',
  'chargeline.key',
  'chargeline.outcome',
  'chargeline.error_code',
  'topic',
  'quantile',
];

/** All that is said of where it comes from. */
export const MAY_SAY_OF_ITSELF: readonly string[] = [
  'service.name',
  'service.instance.id',
  'host.name',
  'host.arch',
  'host.id',
  'telemetry.sdk.name',
  'telemetry.sdk.language',
  'telemetry.sdk.version',
];
