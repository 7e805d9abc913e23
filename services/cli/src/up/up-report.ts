import type { SavedLine } from '../line/saved-line.js';
import { doorsText } from '../line/doors-text.js';
import { urlsOf } from '../line/urls.js';
import type { LineStatus } from '../status/line-status.js';
import { statusText } from '../status/status-text.js';

/** A line that is up, for scripts. */
export const upJson = ({ folder, doors, logins, logs }: SavedLine, status: LineStatus) => ({
  ...status,
  urls: urlsOf(doors),
  files: folder,
  logs,
  logins,
});

/** A line that is up, for people. */
export const upText = ({ folder, doors, logins, logs }: SavedLine, status: LineStatus): string =>
  [
    statusText(status),
    '',
    ...doorsText(urlsOf(doors), logins),
    `837 files    ${folder}`,
    `logs         ${logs}  (chargeline logs)`,
  ].join('\n');
