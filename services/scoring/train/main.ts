import { writeFileSync } from 'node:fs';
import { optionsOf } from '#train/options';
import { report } from '#train/report';
import { train } from '#train/train';
import { textOf } from '#train/write';

const options = optionsOf(process.argv.slice(2));
const file = await train(options);
writeFileSync(options.out, textOf(file));
console.log(report(file));
