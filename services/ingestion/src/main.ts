import { serve } from '@chargeline/runtime';
import { ingestion } from './manifest.js';

await serve(ingestion);
