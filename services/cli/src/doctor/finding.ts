/** One thing that was looked at. A note stops nothing; a fault does. `next` says what to do about either. */
export interface Finding {
  readonly check: string;
  readonly state: 'ok' | 'note' | 'fault';
  readonly found: string;
  readonly next: string | null;
}

export const ok = (check: string, found: string): Finding => ({ check, state: 'ok', found, next: null });

export const toNote = (check: string, found: string, next: string): Finding => ({ check, state: 'note', found, next });

export const fault = (check: string, found: string, next: string): Finding => ({ check, state: 'fault', found, next });
