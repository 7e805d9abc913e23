import { serve } from '@chargeline/runtime';
import { scoring } from './manifest.js';

await serve(scoring);
