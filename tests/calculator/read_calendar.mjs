// A second reader of calendar files: reads one from standard input with ical.js, writes it anew.
import { readFileSync } from 'node:fs';
import ICAL from '../../node_modules/ical.js/dist/ical.js';

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, 'utf8')));
process.stdout.write(calendar.toString());
