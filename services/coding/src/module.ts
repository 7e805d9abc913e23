import { Module } from '@nestjs/common';
import { OnEncounterCompleted } from './events/on-encounter-completed.js';

@Module({ controllers: [OnEncounterCompleted] })
export class CodingModule {}
