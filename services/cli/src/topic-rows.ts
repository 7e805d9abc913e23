import { deadLetters, type Topic } from '@chargeline/contracts';

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

/** Every topic of these rooms by name, the dead letters of each reader among them. */
export function topicRows(rooms: readonly Room[]): readonly TopicRow[] {
  return rooms
    .flatMap(({ name, consumes, produces }) =>
      [...produces, ...(consumes.length > 0 ? [deadLetters(name)] : [])].map((topic) => ({ owner: name, topic })),
    )
    .map(({ owner, topic }) => ({
      topic: topic.name,
      owner,
      key: topic.key.join('.'),
      sections: Object.keys(topic.sections),
      readers: rooms.filter(({ consumes }) => consumes.some(({ name }) => name === topic.name)).map(({ name }) => name),
    }))
    .sort((a, b) => (a.topic < b.topic ? -1 : 1));
}
