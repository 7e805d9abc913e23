import { serve } from '@chargeline/runtime';
import { pricing } from './manifest.js';

await serve(pricing);
