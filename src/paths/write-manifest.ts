/** `npm run manifest`. */
import { writeManifest } from './manifest.js';

writeManifest();
