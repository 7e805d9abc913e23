import { avroSchemaOf, deadLetters, jsonSchemaOf, type Topic } from '@chargeline/contracts';
import { wrongUse } from './exit.js';

/** What a room says of itself; a manifest is one. */
export interface Room {
  readonly name: string;
  readonly consumes: readonly Pick<Topic, 'name'>[];
  readonly produces: readonly Topic[];
}

export interface TopicRow {
  readonly topic: string;
  readonly owner: string;
  readonly key: string;
  readonly sections: readonly string[];
  readonly readers: readonly string[];
}

const writtenBy = ({ name, consumes, produces }: Room): readonly Topic[] => [
  ...produces,
  ...(consumes.length > 0 ? [deadLetters(name)] : []),
];

/** How documents of a topic are written. Throws CHL_CLI_USE for a topic that no room writes. */
export function schemasOf(
  rooms: readonly Room[],
  name: string,
): { readonly topic: string; readonly avro: unknown; readonly json: object } {
  const topic = rooms.flatMap(writtenBy).find((one) => one.name === name);
  if (topic === undefined) throw wrongUse(`There is no topic ${name}. "chargeline topics" lists them.`);
  return { topic: name, avro: avroSchemaOf(topic), json: jsonSchemaOf(topic) };
}

/** Every topic of these rooms by name, the dead letters of each reader among them. */
export function topicRows(rooms: readonly Room[]): readonly TopicRow[] {
  return rooms
    .flatMap((room) => writtenBy(room).map((topic) => ({ owner: room.name, topic })))
    .map(({ owner, topic }) => ({
      topic: topic.name,
      owner,
      key: topic.key.join('.'),
      sections: Object.keys(topic.sections),
      readers: rooms.filter(({ consumes }) => consumes.some(({ name }) => name === topic.name)).map(({ name }) => name),
    }))
    .sort((a, b) => (a.topic < b.topic ? -1 : 1));
}
