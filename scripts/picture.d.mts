import type { ServiceManifest } from '../libs/runtime/dist/index.js';

export function flowPicture(rooms: readonly ServiceManifest[]): string;
export function topicTable(rooms: readonly ServiceManifest[]): string;
export function readsAndWrites(room: ServiceManifest): string;
export function block(page: string, name: string): string | undefined;
export function withBlock(page: string, name: string, text: string): string;
