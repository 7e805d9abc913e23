import { serve } from '@chargeline/runtime';
import { gateway } from './manifest.js';

await serve(gateway);
