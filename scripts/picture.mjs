// The flow picture and the topic table, made from the manifests. `node scripts/docs.mjs` writes them into the docs; the house test compares.

const id = (name) => name.replaceAll('-', '_');
const short = (topic) => topic.name.split('.').slice(1, -1).join(' ');

/** A Mermaid flow chart: an arrow for each pair of rooms that a topic joins, labelled with its noun and participle. */
export function flowPicture(rooms) {
  const arrows = rooms.flatMap((writer) =>
    writer.produces.flatMap((topic) =>
      rooms
        .filter((reader) => reader.consumes.some(({ name }) => name === topic.name))
        .map((reader) => ({ from: writer.name, to: reader.name, label: short(topic) })),
    ),
  );
  const joined = Map.groupBy(arrows, ({ from, to }) => `${from} ${to}`);
  const lines = [...joined.values()].map(([first, ...rest]) => {
    const label = [first, ...rest].map(({ label }) => label).join('<br>');
    return `  ${id(first.from)} -->|${label}| ${id(first.to)}`;
  });
  const boxes = rooms.map(({ name }) => `  ${id(name)}[${name}]`);
  return ['```mermaid', 'flowchart LR', ...boxes, ...lines, '```'].join('\n');
}

/** A Markdown table: every topic, its writer, its key, its sections and its readers. */
export function topicTable(rooms) {
  const rows = rooms.flatMap((writer) =>
    writer.produces.map((topic) => {
      const isRead = ({ name }) => name === topic.name;
      const readers = rooms
        .filter(({ consumes, remembers = [] }) => consumes.some(isRead) || remembers.some((one) => isRead(one.topic)))
        .map(({ name }) => name);
      return `| ${topic.name} | ${topic.key.join('.')} | ${Object.keys(topic.sections).join(', ')} | ${readers.join(', ') || 'nobody yet'} |`;
    }),
  );
  return ['| topic (its owner writes it) | key | sections | read by |', '|---|---|---|---|', ...rows].join('\n');
}

/** A room's own lines for its page. */
export function readsAndWrites({ consumes, produces }) {
  const names = (topics) => topics.map(({ name }) => name).join(', ') || 'nothing';
  return ['```', `reads   ${names(consumes)}`, `writes  ${names(produces)}`, '```'].join('\n');
}

const mark = (name) => [`<!-- ${name} -->`, `<!-- /${name} -->`];

/** The text between a block's marks, or undefined when the page has none. */
export function block(page, name) {
  const [open, close] = mark(name);
  const [from, to] = [page.indexOf(open), page.indexOf(close)];
  return from < 0 || to < from ? undefined : page.slice(from + open.length, to).trim();
}

export function withBlock(page, name, text) {
  const [open, close] = mark(name);
  const [from, to] = [page.indexOf(open), page.indexOf(close)];
  if (from < 0 || to < from) throw new Error(`The page has no block ${open} ... ${close}.`);
  return `${page.slice(0, from + open.length)}\n${text}\n${page.slice(to)}`;
}
