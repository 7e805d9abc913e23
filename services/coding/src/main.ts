import { serve } from '@chargeline/runtime';
import { coding } from './manifest.js';

await serve(coding);
