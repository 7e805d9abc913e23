// Writes what the manifests and the vocabulary of rules say into the docs: run after `tsc -b` when one of them changed.
import { readFileSync, writeFileSync } from 'node:fs';
import { vocabularyPage } from '../services/rules/dist/index.js';
import { rooms } from '../services/standalone/dist/index.js';
import { flowPicture, topicTable, withBlock } from './picture.mjs';

function write(file, name, text) {
  const path = new URL(`../${file}`, import.meta.url);
  writeFileSync(path, withBlock(readFileSync(path, 'utf8'), name, text));
}

write('README.md', 'flow', flowPicture(rooms));
write('ARCHITECTURE.md', 'topics', topicTable(rooms));
write('services/rules/rulebook/LANGUAGE.md', 'vocabulary', vocabularyPage());
