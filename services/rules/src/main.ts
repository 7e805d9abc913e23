import { serve } from '@chargeline/runtime';
import { rules } from './manifest.js';

await serve(rules);
