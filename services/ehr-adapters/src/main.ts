import { serve } from '@chargeline/runtime';
import { ehrAdapters } from './manifest.js';

await serve(ehrAdapters);
