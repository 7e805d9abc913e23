#!/usr/bin/env node
import '../../../scripts/chargeline.mjs';
