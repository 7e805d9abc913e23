import { ENV, keysProvider, StoreModule } from '@chargeline/runtime';
import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { CONFIG, ehrAdaptersConfig } from './config.js';
import { Door } from './door.js';
import { FhirReception } from './fhir-reception.js';
import { Hl7Reception } from './hl7-reception.js';
import { FhirController } from './http/fhir.controller.js';
import { Hl7v2Controller } from './http/hl7v2.controller.js';
import { RawBodies } from './http/raw-bodies.js';
import { RefusalsFilter } from './http/refusals.filter.js';
import { MllpDoor } from './mllp/mllp-door.js';
import { Messages } from './store/messages.js';
import { Messages1750000000000 } from './store/migrations/1750000000000-messages.js';

@Module({
  imports: [StoreModule.of('ehr_adapters', [Messages1750000000000])],
  controllers: [FhirController, Hl7v2Controller],
  providers: [
    { provide: CONFIG, inject: [ENV], useFactory: ehrAdaptersConfig },
    { provide: APP_FILTER, useClass: RefusalsFilter },
    keysProvider,
    Messages,
    Door,
    Hl7Reception,
    FhirReception,
    MllpDoor,
    RawBodies,
  ],
})
export class EhrAdaptersModule {}
