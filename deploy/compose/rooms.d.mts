import type { ServiceManifest } from '../../libs/runtime/dist/index.js';

export function withRooms(file: string, rooms: readonly ServiceManifest[]): string;
