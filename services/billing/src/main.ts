import { serve } from '@chargeline/runtime';
import { billing } from './manifest.js';

await serve(billing);
